using AciSecurity.Faults;
using AciSecurity.Remediation;

namespace AciSecurity.Ports;

/// <summary>Changes Azure, one resource at a time.</summary>
public interface IRemediator : IDisposable
{
    /// <summary>Reads a resource as it is now.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="apiVersion">The api-version; null for the one that this module reads its type at.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Its JSON, UTF-8; null where it is not there.</returns>
    /// <exception cref="FaultException">It cannot be read.</exception>
    Task<ReadOnlyMemory<byte>?> ReadAsync(string id, string? apiVersion, CancellationToken cancellationToken);

    /// <summary>Makes a change and waits until Azure says that it is done: for the long-running operation too.</summary>
    /// <exception cref="FaultException">It was refused, or failed. Whether it took effect must be read then.</exception>
    Task WriteAsync(ResourceWrite write, CancellationToken cancellationToken);
}
