using AciSecurity.Sessions;

namespace AciSecurity.Remediation.Credentials;

/// <summary>What is to be done about one account of a registry: its admin user, or a token.</summary>
/// <param name="LoginServer">The registry's login server.</param>
/// <param name="UserName">Who signs in with the passwords.</param>
/// <param name="Plan">The requests, and what they mean for others.</param>
/// <param name="Passwords">The passwords, in the order in which they are replaced.</param>
public sealed record CredentialReset(string LoginServer, string UserName, RemediationPlan Plan, IReadOnlyList<PasswordReset> Passwords)
{
    /// <summary>The same, with the new passwords kept in Key Vault.</summary>
    /// <param name="address">Where; its name may say for which of them.</param>
    public CredentialReset KeptAt(KeyVaultSecretAddress address) =>
        this with { Passwords = [.. Passwords.Select(password => password with { Secret = address.For(Plan.ResourceName, UserName, password.Name) })] };
}
