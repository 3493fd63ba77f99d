using AciSecurity.Findings;
using AciSecurity.Policies;
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
        var sku = registry.Sku;
        if (Is(sku, "Basic") || Is(sku, "Standard") || Is(sku, "Classic"))
        {
            return NotApplicable($"is open to all networks, as every registry of the SKU {sku.Value} is; network rules need Premium").On(sku);
        }

        // No other SKU may disable it, so this decides whatever the SKU is.
        var access = registry.PublicNetworkAccess;
        if (Is(access, "Disabled")) return Pass("is closed to public networks").On(access);
        var verdict = Rules(registry, access, context.Policy);
        return sku.IsKnown || verdict.Outcome == Outcome.Unknown
            ? verdict
            : Unknown($"depends on its SKU, and sku.name {(sku.IsAbsent ? "is not set" : sku.Reason)}; under Premium it {verdict.Reason}").On(sku);
    }

    private static Verdict Rules(Registry registry, Setting<string> access, Policy policy)
    {
        var action = registry.DefaultNetworkAction;
        if (Is(action, "Deny")) return AllowedNetworks.Judge(registry.AllowedNetworks, policy.WidestNetworkPrefix).On(action);
        var isPublic = access.IsAbsent || Is(access, "Enabled");
        return action.Match(
            known: value => !Is(action, "Allow") ? Unknown("has a default action for networks that is not known")
                : isPublic ? Fail("is open to all networks") : Unknown(Why(access)).On(access),
            absent: () => isPublic ? Fail("is open to all networks, which is the default") : Unknown(Why(access)).On(access),
            unresolved: Unknown);
    }

    private static string Why(Setting<string> access) =>
        access.IsUnresolved ? $"publicNetworkAccess {access.Reason}" : "has a publicNetworkAccess that is not known";

    private static bool Is(Setting<string> setting, string value) =>
        setting.IsKnown && setting.Value.Equals(value, StringComparison.OrdinalIgnoreCase);
}
