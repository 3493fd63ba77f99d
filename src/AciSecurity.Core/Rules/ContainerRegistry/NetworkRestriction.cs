using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>What a registry's network settings claim, whichever rule asks.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services</remarks>
internal static class NetworkRestriction
{
    /// <summary>Whether network rules, or the closed public endpoint, keep anyone out.</summary>
    public static Claim IsRestricted(this RegistryFacts registry) =>
        Claim.That(registry.PublicNetworkAccess, "Disabled", "Enabled", byDefault: false)
            .Or(Claim.That(registry.DefaultNetworkAction, "Deny", "Allow", byDefault: false));

    /// <summary>Whether trusted services of Azure get past the network rules; they do by default.</summary>
    public static Claim LetsTrustedServicesIn(this RegistryFacts registry) =>
        Claim.That(registry.NetworkRuleBypass, "AzureServices", "None", byDefault: true);
}
