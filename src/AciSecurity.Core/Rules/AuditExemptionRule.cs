using AciSecurity.Findings;

namespace AciSecurity.Rules;

/// <summary>An exemption that no longer holds, never held or is no longer needed misleads whoever reads the policy.</summary>
/// <remarks>The audit reports it at its end, for each exemption that is not in order.</remarks>
public sealed class AuditExemptionRule : AuditRule
{
    /// <summary>The rule's id.</summary>
    public const string Id = "Audit.Exemption";

    internal static RuleMetadata Description { get; } = new(Id, "Every exemption of the policy is valid and used")
    {
        Severity = Severity.Medium,
        Section = Section.None,
        ResourceTypes = [FileType],
        Recommendation = "Renew the exemption, mend it or delete it. Test-AciSecurityPolicy says what is wrong with a policy.",
    };

    /// <inheritdoc/>
    public override RuleMetadata Metadata => Description;
}
