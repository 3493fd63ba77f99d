using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>A registry that answers every network leaves a stolen credential as the only thing an attacker needs.</summary>
/// <remarks>properties.publicNetworkAccess and properties.networkRuleSet; open by default, and rules need the SKU Premium.
/// https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks</remarks>
public sealed class NetworkDefaultDenyRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.NetworkDefaultDeny", "Registry is not open to all networks")
    {
        Severity = Severity.High,
        Section = Section.PrivateRegistry | Section.LeastPrivilege,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AciPrivateRegistry", "Test-AcrSecuritySetting"],
        Controls = ["MCSB NS-2"],
        Recommendation = "Set publicNetworkAccess to Disabled and use a private endpoint, or set networkRuleSet.defaultAction to Deny "
            + "and allow the addresses that need it.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context)
    {
        // No other SKU may disable it, so this decides whatever the SKU is.
        var isClosed = registry.PublicNetworkAccess.Is("Disabled");
        return registry.Sku.JudgePremium(
            "under which every registry is open to all networks; network rules need Premium",
            () => NetworkAccess.Judge(registry, context.Policy),
            passesAnyway: isClosed);
    }
}
