using AciSecurity.Findings;

namespace AciSecurity.Rules;

/// <summary>What an audit could not read it cannot have found to be safe.</summary>
/// <remarks>The audit reports it where a file or resource could not be read.</remarks>
public sealed class AuditCompleteRule : AuditRule
{
    internal static RuleMetadata Description { get; } = new("Audit.Complete", "Everything that was given could be read")
    {
        // What was not read may hide anything, so no threshold of a gate may let it through.
        Severity = Severity.Critical,
        Section = Section.None,
        ResourceTypes = [FileType],
        Recommendation = "Mend what the reason names, or leave the file out of the audit's path.",
    };

    /// <inheritdoc/>
    public override RuleMetadata Metadata => Description;
}
