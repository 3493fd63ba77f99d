namespace AciSecurity.Resources;

/// <summary>A Key Vault.</summary>
/// <remarks>https://learn.microsoft.com/azure/templates/microsoft.keyvault/vaults</remarks>
public sealed class Vault
{
    private static readonly Availability RbacSince = Availability.Since("2019-09-01");
    private static readonly Availability PurgeProtectionSince = Availability.Since("2018-02-14");
    private static readonly Availability NetworkAclsSince = Availability.Since("2018-02-14");
    private static readonly Availability PublicNetworkAccessSince = Availability.Since("2021-10-01", "2021-06-01-preview");

    // From this version on a new vault uses RBAC, and one that is there keeps what it has.
    // https://learn.microsoft.com/azure/key-vault/general/access-control-default
    private static readonly DateOnly RbacByDefault = new(2026, 2, 1);
    private readonly Node _properties;

    /// <summary>Reads <paramref name="resource"/> as a vault.</summary>
    public Vault(Resource resource)
    {
        Resource = resource;
        _properties = resource.Properties;
    }

    /// <summary>The resource behind this view.</summary>
    public Resource Resource { get; }

    /// <summary>Whether roles say who may read secrets and keys, and not the vault's own access policies.</summary>
    public Setting<bool> UsesRoles => _properties.Member("enableRbacAuthorization", RbacSince).OrUnresolved(WhyRolesAreUnknown).AsBoolean();

    /// <summary>Whether what is deleted can be brought back until its time is over; off unless it is set.</summary>
    public Setting<bool> PurgeProtection => _properties.Member("enablePurgeProtection", PurgeProtectionSince).OrUnresolved(WhyRecovered).AsBoolean();

    /// <summary><c>publicNetworkAccess</c>: Enabled or Disabled; Azure's default is Enabled.</summary>
    public Setting<string> PublicNetworkAccess => _properties.Member("publicNetworkAccess", PublicNetworkAccessSince).OrUnresolved(WhyRecovered).AsText();

    /// <summary><c>networkAcls.defaultAction</c>: Allow or Deny; without rules all networks are let in.</summary>
    public Setting<string> DefaultNetworkAction => NetworkRules.Member("defaultAction").AsText();

    /// <summary><c>networkAcls.ipRules[].value</c>: the addresses and ranges that are let in.</summary>
    public Setting<IReadOnlyList<Setting<string>>> AllowedNetworks =>
        NetworkRules.Member("ipRules").AsList().Select<IReadOnlyList<Setting<string>>>(rules => [.. rules.Select(rule => rule.Member("value").AsText())]);

    private Node NetworkRules => _properties.Member("networkAcls", NetworkAclsSince).OrUnresolved(WhyRecovered);

    private string? WhyRecovered => _properties.Member("createMode").AsText() is { IsKnown: true } mode && mode.Value.Equals("recover", StringComparison.OrdinalIgnoreCase)
        ? "is not set here, and a vault that is recovered keeps what it had"
        : null;

    private string? WhyRolesAreUnknown => WhyRecovered
        ?? (Resource.Completeness == Completeness.Declared && ApiVersion.Parse(Resource.ApiVersion) is { } version && version.Date >= RbacByDefault
            ? "is not set here: a new vault uses roles then, and one that is there keeps what it has"
            : null);
}
