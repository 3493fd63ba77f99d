using System.Runtime.CompilerServices;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Client;
using Azure.Core;

namespace AciSecurity.Registry.Images;

/// <summary>Reads which repositories a registry has.</summary>
/// <remarks>https://distribution.github.io/distribution/spec/api/#listing-repositories; Azure Container Registry's own list is the same, and needs the same right.</remarks>
internal sealed class ImageRegistry(RegistryConnection connection)
{
    private const int PageSize = 1000;

    /// <summary>The names of the repositories.</summary>
    /// <exception cref="FaultException">They cannot be read, or not to the end.</exception>
    public async IAsyncEnumerable<string> RepositoriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var target = connection.Address.LoginServer;
        var call = new RegistryCall(RequestMethod.Get, $"/v2/_catalog?n={PageSize}", "registry:catalog:*", target) { Right = "catalog" };
        await foreach (var page in new PagedList(connection, call).PagesAsync(cancellationToken).ConfigureAwait(false))
        {
            using (page)
            {
                foreach (var name in PagedList.Texts(page, "repositories", target))
                {
                    if (!RepositoryName.IsValid(name)) throw new FaultException(RegistryFaults.ReplyInvalid(target, "it lists a repository that cannot be one."));
                    yield return name;
                }
            }
        }
    }
}
