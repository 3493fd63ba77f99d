using System.Security;

namespace AciSecurity.Remediation.Credentials;

/// <summary>A password of a registry's account that was just made.</summary>
/// <param name="Registry">The registry's login server.</param>
/// <param name="UserName">Who signs in with it.</param>
/// <param name="Name">What Azure calls it.</param>
public sealed record RegistryCredential(string Registry, string UserName, string Name)
{
    /// <summary>The password; null where it is kept in Key Vault.</summary>
    public SecureString? Password { get; init; }

    /// <summary>Until when it is good; null where it does not expire.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The secret that has it, with its version; null where it is handed out.</summary>
    public Uri? KeyVaultSecretId { get; init; }

    /// <summary>The id of the registry.</summary>
    public string ResourceId { get; init; } = "";

    /// <summary>Which password it is, and nothing of it.</summary>
    public override string ToString() => $"{Name} of {UserName} in {Registry}";
}
