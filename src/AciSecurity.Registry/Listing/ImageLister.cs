using System.Runtime.CompilerServices;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Policies;
using AciSecurity.Registry.Configurations;
using AciSecurity.Registry.Images;

namespace AciSecurity.Registry.Listing;

/// <summary>Reads the images of a registry, repository by repository.</summary>
internal sealed class ImageLister(OpenedRegistry registry)
{
    private readonly RepositoryLister _lister = new(registry);
    private readonly ConfigurationReader _configurations = new();

    /// <summary>The repositories that are meant. Where each is named, the registry is not asked which it has.</summary>
    /// <exception cref="FaultException">They cannot be listed.</exception>
    public async IAsyncEnumerable<string> RepositoriesAsync(ImageQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.Repositories.Count > 0 && query.Repositories.All(NamePattern.IsLiteral))
        {
            foreach (var name in query.Repositories.Distinct(StringComparer.Ordinal))
            {
                yield return RepositoryName.IsValid(name) ? name : throw new FaultException(RegistryFaults.NameInvalid(name));
            }

            yield break;
        }

        await foreach (var name in new ImageRegistry(registry.Connection).RepositoriesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (query.Repositories.Count == 0 || query.Repositories.Any(pattern => NamePattern.Matches(pattern, name))) yield return name;
        }
    }

    /// <summary>The images of a repository, those with the newest tags first where the registry says when.</summary>
    /// <param name="name">The repository.</param>
    /// <param name="query">Which of them.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="FaultException">The repository cannot be listed. What of it cannot be read is among the results.</exception>
    public async Task<ListedImages> ReadAsync(string name, ImageQuery query, CancellationToken cancellationToken)
    {
        var content = await _lister.ListAsync(name, query, cancellationToken).ConfigureAwait(false);
        var reading = new RepositoryReading(registry, content, query, _configurations);
        return await reading.ReadAsync(cancellationToken).ConfigureAwait(false);
    }
}
