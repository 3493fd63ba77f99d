using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>The features of a registry that exclude each other, or need the SKU Premium.</summary>
/// <remarks>Azure refuses most of these pairs, so a feature that a source does not name is off: where it were on, the other
/// could not be.</remarks>
internal sealed class RegistryFeatures
{
    private readonly Registry _registry;
    private readonly Node _properties;

    public RegistryFeatures(Registry registry)
    {
        _registry = registry;
        _properties = registry.Resource.Properties;
    }

    /// <summary>Whether untagged manifests are deleted.</summary>
    public Claim Retention => Policy("retentionPolicy", "enabled", "disabled");

    /// <summary>What contradicts what.</summary>
    public IEnumerable<(Claim Claim, string Words)> Contradictions
    {
        get
        {
            var customerKey = Claim.That(_properties.Member("encryption").Member("status").AsText(), "enabled", "disabled", byDefault: false);
            var contentTrust = Policy("trustPolicy", "enabled", "disabled");
            var noExport = Policy("exportPolicy", "disabled", "enabled");
            var closed = Claim.That(_properties.Member("publicNetworkAccess").AsText(), "Disabled", "Enabled", byDefault: false);
            var rules = Claim.That(_properties.Member("networkRuleSet").Member("defaultAction").AsText(), "Deny", "Allow", byDefault: false);
            yield return (contentTrust.And(customerKey), "enables content trust, which a registry with a customer-managed key does not support");
            yield return (noExport.And(closed.Not()), "disables export, for which public network access must be disabled too");
            yield return (Retention.And(Policy("softDeletePolicy", "enabled", "disabled")), "enables a retention policy and soft delete, which exclude each other");
            var below = IsBelowPremium();
            foreach (var (feature, words) in new[]
            {
                (closed, "disables public network access"), (rules, "denies networks by default"), (customerKey, "has a customer-managed key"),
                (noExport, "disables export"), (Retention, "has a retention policy"), (contentTrust, "enables content trust"),
            })
            {
                yield return (below.And(feature), $"{words}, which needs the SKU Premium");
            }
        }
    }

    private Claim Policy(string name, string yes, string no) =>
        Claim.That(_properties.Member("policies").Member(name).Member("status").AsText(), yes, no, byDefault: false);

    private Claim IsBelowPremium()
    {
        var sku = _registry.Sku;
        if (!sku.IsKnown) return new(null, $"sku.name {(sku.IsAbsent ? "is not set" : sku.Reason)}");
        return sku.Value.ToUpperInvariant() switch
        {
            "PREMIUM" => Claim.Known(false),
            "BASIC" or "STANDARD" or "CLASSIC" => Claim.Known(true),
            _ => new(null, "sku.name has a value that is not known"),
        };
    }
}
