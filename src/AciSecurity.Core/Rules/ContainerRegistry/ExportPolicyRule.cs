using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Whoever may read a registry may have Azure copy its images to a registry anywhere, past every firewall, unless exports are off.</summary>
/// <remarks>properties.policies.exportPolicy.status; on by default. Exports can be off only where public network access is off.
/// https://learn.microsoft.com/azure/container-registry/data-loss-prevention</remarks>
public sealed class ExportPolicyRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.ExportPolicy", "Registry allows no export of artifacts")
    {
        Severity = Severity.Medium,
        Section = Section.ApprovedImages,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciApprovedImage"],
        Controls = ["MCSB DP-2"],
        Recommendation = "Delete the registry's export pipelines, and then set publicNetworkAccess to Disabled and "
            + "policies.exportPolicy.status to disabled.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context) =>
        registry.Sku.JudgePremium("which cannot disable exports", () =>
        {
            var exports = registry.Policies.Export.Judge(
                byDefault: FeatureStatus.Enabled,
                isGood: status => status == FeatureStatus.Disabled,
                good: "allows no export of artifacts",
                bad: "allows the export of artifacts");
            return exports.Outcome == Outcome.Pass ? WhereClosed(registry.PublicNetworkAccess, exports) : exports;
        });

    private static Verdict WhereClosed(Setting<string> access, Verdict exports)
    {
        if (access.Is("Disabled")) return exports.On(access);
        return (NetworkAccess.WhyUnknown(access) is { } reason
            ? Unknown(reason)
            : Fail("disables exports, which counts only with public network access disabled")).On(access);
    }
}
