using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Without data endpoints of its own a registry has clients fetch layers from some storage account, and their firewall has to
/// let them at every storage account there is.</summary>
/// <remarks>properties.dataEndpointEnabled; off by default, Premium only.
/// https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints</remarks>
public sealed class DataEndpointRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.DataEndpoint", "Registry has dedicated data endpoints")
    {
        Severity = Severity.Low,
        Section = Section.PrivateRegistry,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AciPrivateRegistry", "Test-AcrSecuritySetting"],
        LeastBaseline = Baseline.Strict,
        Recommendation = "Let clients reach <registry>.<region>.data.azurecr.io, and then run: "
            + "az acr update --name <registry> --data-endpoint-enabled true.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context) =>
        registry.Sku.JudgePremium("which has no dedicated data endpoints", () => registry.DataEndpointEnabled.Judge(
            byDefault: false,
            isGood: enabled => enabled,
            good: "has dedicated data endpoints",
            bad: "has no dedicated data endpoints"));
}
