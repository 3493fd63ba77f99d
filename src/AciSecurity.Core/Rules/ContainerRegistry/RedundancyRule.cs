using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>When a region fails, a registry that is in it alone can neither be pulled from nor pushed to.</summary>
/// <remarks>Replicas are resources of their own; Premium only. Zones need nothing: every registry uses them where there are any, and
/// properties.zoneRedundancy no longer says or decides anything.
/// https://learn.microsoft.com/azure/container-registry/zone-redundancy</remarks>
public sealed class RedundancyRule : RegistryCompanionRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.Redundancy", "Registry has a replica in another region")
    {
        Severity = Severity.Informational,
        Section = Section.None,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting"],
        Needs = FactKinds.Replications,
        LeastBaseline = null,
        Recommendation = "Replicate the registry: az acr replication create --registry <registry> --location <region>.",
    };

    /// <inheritdoc/>
    protected override PendingVerdicts Prepare(Registry registry)
    {
        var identity = registry.Resource.Identity;
        var sku = registry.Sku;
        return sku.IsBelowPremium() ? Now(Judge(sku, Pass)) : Later(context => Judge(sku, () => Replicas.Judge(identity, context)));
    }

    private static Verdict Judge(Setting<string> sku, Func<Verdict> premium) => sku.JudgePremium("which has no replicas", premium);
}
