using System.Security;
using AciSecurity.Faults;
using AciSecurity.Remediation.Credentials;
using AciSecurity.Sessions;

namespace AciSecurity.Ports;

/// <summary>Keeps secrets.</summary>
public interface ISecretVault
{
    /// <summary>Makes sure that the vault answers and knows the caller. No secret is read, and none is written.</summary>
    /// <exception cref="FaultException">It does not.</exception>
    Task CheckAsync(KeyVaultSecretAddress secret, CancellationToken cancellationToken);

    /// <summary>Keeps a password as a new version of a secret, with what it is for.</summary>
    /// <param name="secret">Where.</param>
    /// <param name="password">The password.</param>
    /// <param name="credential">What it is for, and until when it is good.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The secret's id with its version.</returns>
    /// <exception cref="FaultException">It is not kept.</exception>
    Task<Uri> KeepAsync(KeyVaultSecretAddress secret, SecureString password, RegistryCredential credential, CancellationToken cancellationToken);
}
