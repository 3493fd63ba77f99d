using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Policies;
using AciSecurity.Registry.Attributes;
using AciSecurity.Registry.Images;

namespace AciSecurity.Registry.Listing;

/// <summary>Lists what is in a repository, in the way that shows most.</summary>
internal sealed class RepositoryLister(OpenedRegistry registry)
{
    /// <summary>Lists a repository.</summary>
    /// <exception cref="FaultException">It cannot be listed.</exception>
    public async Task<RepositoryContent> ListAsync(string name, ImageQuery query, CancellationToken cancellationToken)
    {
        var repository = registry.Repository(name);
        if (IsNamed(query)) return Named(repository, query);
        if (!registry.IsAzure) return await ByTagAsync(repository, query, null, cancellationToken).ConfigureAwait(false);
        try
        {
            return await ByManifestAsync(repository, query, cancellationToken).ConfigureAwait(false);
        }
        catch (FaultException exception) when (exception.Fault.Category == FaultCategory.PermissionDenied)
        {
            // A token with a scope map may have content/read without metadata/read.
            return await ByTagAsync(repository, query, $"{repository.Target()}: untagged images are not seen, for the right 'metadata_read' is missing.", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether lists can tell nothing that is not said already: signatures are then looked for one by one.</summary>
    private static bool IsNamed(ImageQuery query) =>
        query.Latest is null && (query.Digests.Count > 0 || query.Tags.Count > 0) && query.Tags.All(NamePattern.IsLiteral);

    private static RepositoryContent Named(ImageRepository repository, ImageQuery query) =>
        new(repository, [.. query.Digests.Select(digest => new ListedManifest(digest)), .. query.Tags.Select(tag => new ListedManifest((Digest?)null) { Tags = [tag] })]);

    private static async Task<RepositoryContent> ByTagAsync(ImageRepository repository, ImageQuery query, string? gap, CancellationToken cancellationToken)
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var tag in repository.TagsAsync(cancellationToken).ConfigureAwait(false)) tags.Add(tag);
        var wanted = tags.Where(tag => query.Tags.Count == 0 || query.Tags.Any(pattern => NamePattern.Matches(pattern, tag)));
        return new(repository, [.. wanted.Select(tag => new ListedManifest((Digest?)null) { Tags = [tag] })]) { Tags = tags, Gap = gap };
    }

    private static async Task<RepositoryContent> ByManifestAsync(ImageRepository repository, ImageQuery query, CancellationToken cancellationToken)
    {
        var reader = new AttributeReader(repository);
        var trusted = new HashSet<Digest>();
        var tags = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var tag in reader.TagsAsync(cancellationToken).ConfigureAwait(false))
        {
            tags.Add(tag.Name);
            if (tag.IsSigned) trusted.Add(tag.Digest);
        }

        var listed = 0;
        var manifests = new List<ListedManifest>();
        await foreach (var manifest in reader.ManifestsAsync(cancellationToken).ConfigureAwait(false))
        {
            listed++;
            tags.UnionWith(manifest.Tags);
            if (Wants(query, manifest)) manifests.Add(new(manifest.Digest) { Tags = manifest.Tags, Attributes = manifest, IsInContentTrust = trusted.Contains(manifest.Digest) });
        }

        var hidden = await reader.CountAsync(cancellationToken).ConfigureAwait(false) - listed;
        return new(repository, manifests)
        {
            Tags = tags,
            Gap = hidden > 0 ? $"{repository.Target()}: {hidden} of its manifests are not listed (listEnabled is false), so nothing is known of them." : null,
        };
    }

    private static bool Wants(ImageQuery query, ManifestAttributes manifest) =>
        (query.Tags.Count == 0 && query.Digests.Count == 0)
        || query.Digests.Contains(manifest.Digest)
        || query.Tags.Any(pattern => manifest.Tags.Any(tag => NamePattern.Matches(pattern, tag)));
}
