using AciSecurity.Faults;
using AciSecurity.Registry.Client;
using AciSecurity.Registry.Images;
using Azure.Core;

namespace AciSecurity.Registry.Signatures;

/// <summary>Reads a repository's trust metadata from the registry itself, as Docker does for registries that are not its own.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/server/server.go: the name of a repository has the registry's host in it there.</remarks>
internal sealed class TrustMetadataReader(ImageRepository repository)
{
    /// <summary>Reads a file; null where there is none.</summary>
    /// <exception cref="FaultException">It cannot be read.</exception>
    public Task<byte[]?> ReadAsync(string path, int limit, CancellationToken cancellationToken)
    {
        var call = new RegistryCall(RequestMethod.Get, $"/v2/{repository.Target()}/_trust/tuf/{path}", RegistryCall.Pull(repository.Name), repository.Target()) { Accept = "*/*" };
        return repository.Connection.SendAsync<byte[]?>(call, async response =>
        {
            if (response.Status == 404) return null;
            if (response.IsError) throw new FaultException(await RefusedCall.FaultAsync(response, call, cancellationToken).ConfigureAwait(false));
            return await BoundedBody.ReadAsync(response, limit, call.Target, cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }
}
