namespace AciSecurity.Resources;

/// <summary>What container groups must know of a registry: all that is kept of it for them.</summary>
/// <param name="Name">Its name, as <see cref="RegistryName"/> has it.</param>
/// <param name="Deployment">The deployment that declares it; null where its source knows of none.</param>
/// <param name="AdminUserEnabled">Whether its admin user is on.</param>
/// <param name="PublicNetworkAccess"><c>publicNetworkAccess</c>: Enabled or Disabled.</param>
/// <param name="DefaultNetworkAction"><c>networkRuleSet.defaultAction</c>: Allow or Deny.</param>
/// <param name="NetworkRuleBypass"><c>networkRuleBypassOptions</c>: AzureServices or None.</param>
public sealed record RegistryFacts(
    string Name,
    string? Deployment,
    Setting<bool> AdminUserEnabled,
    Setting<string> PublicNetworkAccess,
    Setting<string> DefaultNetworkAction,
    Setting<string> NetworkRuleBypass)
{
    private static readonly Availability BypassSince = Availability.Since("2021-09-01", "2019-12-01-preview");

    /// <summary>The facts of a registry.</summary>
    public static RegistryFacts Of(Registry registry) => new(
        RegistryName.Of(registry.Resource.Identity),
        registry.Resource.Identity.Deployment,
        registry.AdminUserEnabled,
        registry.PublicNetworkAccess,
        registry.DefaultNetworkAction,
        registry.Resource.Properties.Member("networkRuleBypassOptions", BypassSince).AsText());
}
