using AciSecurity.Sessions;

namespace AciSecurity.Remediation.Credentials;

/// <summary>A password that is to be replaced.</summary>
/// <param name="Name">What Azure calls it.</param>
/// <param name="Write">The request.</param>
public sealed record PasswordReset(string Name, ResourceWrite Write)
{
    /// <summary>Until when the new one is to be good; null where it cannot expire, as the admin user's.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Where the new one is to be kept; null where it is handed out.</summary>
    public KeyVaultSecretAddress? Secret { get; init; }
}
