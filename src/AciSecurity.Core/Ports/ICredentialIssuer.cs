using AciSecurity.Faults;
using AciSecurity.Remediation;

namespace AciSecurity.Ports;

/// <summary>Has passwords of registries replaced.</summary>
public interface ICredentialIssuer : IDisposable
{
    /// <summary>Has one replaced, and waits until Azure says what it is.</summary>
    /// <param name="write">The request.</param>
    /// <param name="name">What Azure calls the password.</param>
    /// <param name="cancellationToken">Ends the request; whether it took effect is not known then.</param>
    /// <exception cref="FaultException">It was refused or failed, or the answer does not have the password.</exception>
    Task<IssuedPassword> IssueAsync(ResourceWrite write, string name, CancellationToken cancellationToken);
}
