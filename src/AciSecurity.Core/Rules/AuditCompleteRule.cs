using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>What an audit could not read it cannot have found to be safe.</summary>
/// <remarks>No resource is judged by it: the audit itself reports it where a file or resource could not be read.</remarks>
public sealed class AuditCompleteRule : Rule
{
    /// <summary>The resource type of findings about files.</summary>
    public const string FileType = "File";

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

    /// <inheritdoc/>
    public override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context) => [Pass()];
}
