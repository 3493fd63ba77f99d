using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>A registry without a public endpoint is reached through private endpoints only, whatever its rules let in.</summary>
/// <remarks>properties.publicNetworkAccess; on by default, and only Premium can switch it off.
/// https://learn.microsoft.com/azure/container-registry/container-registry-private-endpoints#disable-public-access-to-a-registry</remarks>
public sealed class PublicAccessRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.PublicAccess", "Registry has no public network access")
    {
        Severity = Severity.Medium,
        Section = Section.PrivateRegistry | Section.LeastPrivilege,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AciPrivateRegistry", "Test-AcrSecuritySetting"],
        Controls = ["MCSB NS-2"],
        Recommendation = "Create a private endpoint for those who pull and push, and then set publicNetworkAccess to Disabled.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context) =>
        registry.Sku.JudgePremium(
            "which cannot disable public network access",
            () => Judge(registry, context.Policy),
            passesAnyway: registry.PublicNetworkAccess.Is("Disabled"));

    private static Verdict Judge(Registry registry, Policy policy)
    {
        var access = registry.PublicNetworkAccess;
        if (access.Is("Disabled")) return Pass("has public network access disabled").On(access);
        var rules = policy.Baseline == Baseline.Strict ? null : NetworkAccess.Judge(registry, policy);
        if (rules?.Outcome == Outcome.Pass) return rules with { Reason = $"has a public endpoint that {rules.Reason}" };
        if (NetworkAccess.WhyUnknown(access) is { } reason) return Unknown(reason).On(access);
        if (rules?.Outcome == Outcome.Unknown) return rules;
        return Fail(access.IsAbsent ? "has public network access enabled, which is the default" : "has public network access enabled").On(access);
    }
}
