namespace AciSecurity.Resources;

/// <summary>An Azure Container Registry.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.containerregistry/registries</remarks>
public sealed class Registry
{
    // The stable versions before 2025-04-01 neither take nor return it, though previews since 2020 do.
    private static readonly Availability AnonymousPullSince = Availability.Since("2025-04-01", "2020-11-01-preview");
    private static readonly Availability PublicNetworkAccessSince = Availability.Since("2021-09-01", "2019-12-01-preview");
    private static readonly Availability NetworkRuleSetSince = Availability.Since("2017-10-01", "2017-10-01", "2019-05-01-preview");
    private static readonly Availability TrustPolicySince = Availability.Since("2019-05-01", "2019-05-01", "2019-05-01-preview");
    private static readonly Availability AdminUserSince = Availability.Since("2017-03-01", "2017-03-01", "2019-05-01-preview");
    private readonly Node _properties;

    /// <summary>Reads <paramref name="resource"/> as a registry.</summary>
    public Registry(Resource resource)
    {
        Resource = resource;
        _properties = resource.Properties;
    }

    /// <summary>The resource behind this view.</summary>
    public Resource Resource { get; }

    /// <summary><c>sku.name</c>: Basic, Standard or Premium.</summary>
    public Setting<string> Sku => Resource.Root.Member("sku").Member("name").AsText();

    /// <summary>Whether the admin user, one shared name and two passwords, is on; Azure's default is false.</summary>
    public Setting<bool> AdminUserEnabled => _properties.Member("adminUserEnabled", AdminUserSince).AsBoolean();

    /// <summary>Whether anyone may pull without signing in; Azure's default is false.</summary>
    public Setting<bool> AnonymousPullEnabled => _properties.Member("anonymousPullEnabled", AnonymousPullSince).AsBoolean();

    /// <summary><c>publicNetworkAccess</c>: Enabled or Disabled; Azure's default is Enabled.</summary>
    public Setting<string> PublicNetworkAccess => _properties.Member("publicNetworkAccess", PublicNetworkAccessSince).AsText();

    /// <summary><c>networkRuleSet.defaultAction</c>: Allow or Deny; Azure's default is Allow.</summary>
    public Setting<string> DefaultNetworkAction => NetworkRuleSet.Member("defaultAction").AsText();

    /// <summary><c>networkRuleSet.ipRules[].value</c>: the addresses and ranges that are let in.</summary>
    public Setting<IReadOnlyList<Setting<string>>> AllowedNetworks =>
        NetworkRuleSet.Member("ipRules").AsList().Select<IReadOnlyList<Setting<string>>>(rules =>
            [.. rules.Select(rule => rule.Member("value").AsText())]);

    /// <summary><c>policies.trustPolicy.status</c>: enabled where Docker Content Trust is on; Azure's default is disabled.</summary>
    public Setting<string> TrustPolicyStatus =>
        _properties.Member("policies", TrustPolicySince).Member("trustPolicy").Member("status").AsText();

    private Node NetworkRuleSet => _properties.Member("networkRuleSet", NetworkRuleSetSince);
}
