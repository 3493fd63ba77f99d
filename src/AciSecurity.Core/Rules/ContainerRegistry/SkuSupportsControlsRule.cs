using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Below Premium a registry is open to all networks, and nothing can be done about it.</summary>
/// <remarks>sku.name; every registry has one. https://learn.microsoft.com/azure/container-registry/container-registry-skus</remarks>
public sealed class SkuSupportsControlsRule : RegistryRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.SkuSupportsControls", "Registry has a SKU that can be protected")
    {
        Severity = Severity.Low,
        Section = Section.PrivateRegistry,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AciPrivateRegistry", "Test-AcrSecuritySetting"],
        LeastBaseline = Baseline.Strict,
        Recommendation = "Upgrade the registry, which has no downtime: az acr update --name <registry> --sku Premium.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(Registry registry, RuleContext context)
    {
        var sku = registry.Sku;
        if (sku.Is("Premium")) return Pass("has the SKU Premium").On(sku);
        return sku.IsBelowPremium()
            ? Fail($"has the SKU {sku.Value}, which has no private endpoints, network rules, export policy or customer-managed keys").On(sku)
            : Unknown(sku.WhyUnknown()).On(sku);
    }
}
