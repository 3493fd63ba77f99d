using System.Collections.Concurrent;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Configurations;
using AciSecurity.Registry.Images;

namespace AciSecurity.Registry.Listing;

/// <summary>Reads the manifests that a repository's lists show, and those of its indexes.</summary>
internal sealed class RepositoryReading(OpenedRegistry registry, RepositoryContent content, ImageQuery query, ConfigurationReader configurations)
{
    private readonly ConcurrentDictionary<Digest, Entry> _entries = new();
    private readonly ConcurrentBag<Fault> _faults = [];

    /// <summary>Reads them.</summary>
    public async Task<ListedImages> ReadAsync(CancellationToken cancellationToken)
    {
        await EachAsync(content.Manifests, listed => ReadAsync(listed, cancellationToken), cancellationToken).ConfigureAwait(false);

        // The images of an index belong to it, whichever lists show them. An index in an index is read too, and no deeper.
        var known = _entries.Keys.ToHashSet();
        var indexes = query.IsExpanded ? _entries.Values.ToList() : [];
        var inner = indexes.SelectMany(entry => entry.Manifest.Manifests).Where(child => !ImageClassifier.IsAttestation(child) && !known.Contains(child.Digest)).Select(child => child.Digest).Distinct();
        await EachAsync([.. inner.Select(digest => new ListedManifest(digest))], listed => ReadAsync(listed, cancellationToken), cancellationToken).ConfigureAwait(false);

        var images = Images();
        if (query.IsDetailed) images = await DetailedAsync(images, cancellationToken).ConfigureAwait(false);
        return new(content, images, [.. _faults]);
    }

    private async Task ReadAsync(ListedManifest listed, CancellationToken cancellationToken)
    {
        var manifest = await content.Repository.GetManifestAsync(listed.Reference, cancellationToken).ConfigureAwait(false);
        _entries.AddOrUpdate(manifest.Descriptor.Digest, _ => new(manifest with { Content = default }, listed), (_, entry) => entry with { Listed = entry.Listed with { Tags = [.. entry.Listed.Tags, .. listed.Tags] } });
    }

    private List<RegistryImage> Images()
    {
        var indexes = _entries.Values
            .SelectMany(entry => entry.Manifest.Manifests.Select(child => (Child: child, Index: entry.Manifest.Descriptor.Digest)))
            .ToLookup(pair => pair.Child.Digest);
        var attestations = _entries.Values.SelectMany(entry => entry.Manifest.Manifests).Where(ImageClassifier.IsAttestation).Select(child => child.Digest).ToHashSet();
        IEnumerable<RegistryImage> images = _entries.Values
            .Select(entry => ImageOf(entry, [.. indexes[entry.Manifest.Descriptor.Digest]], attestations))
            .Where(image => query.WithArtifacts || image.Kind != ImageKind.Artifact)
            .OrderByDescending(image => image.Updated)
            .ThenBy(image => image.Tags.Count == 0 ? "\uffff" : image.Tags[0], StringComparer.Ordinal)
            .ThenBy(image => image.Digest.Hex, StringComparer.Ordinal);
        return [.. query.Latest is { } latest ? images.Where(image => image.Tags.Count > 0).Take(latest) : images];
    }

    private RegistryImage ImageOf(Entry entry, IReadOnlyList<(Descriptor Child, Digest Index)> parents, HashSet<Digest> attestations)
    {
        var (manifest, listed) = entry;
        var digest = manifest.Descriptor.Digest;
        var kind = attestations.Contains(digest) ? ImageKind.Artifact : ImageClassifier.KindOf(manifest, listed.Tags);
        return new(content.Repository.Connection.Address.LoginServer, content.Repository.Name, digest, kind)
        {
            Tags = [.. listed.Tags.Order(StringComparer.Ordinal)],
            MediaType = manifest.Descriptor.MediaType,
            ManifestSize = manifest.Descriptor.Size,
            ArtifactType = kind == ImageKind.Artifact ? manifest.ArtifactType : null,
            Platform = parents.Select(parent => parent.Child.Platform).FirstOrDefault(platform => platform is not null),
            Platforms = [.. manifest.Manifests.Where(child => !ImageClassifier.IsAttestation(child))],
            Indexes = [.. parents.Select(parent => parent.Index).Distinct()],
            Subject = manifest.Subject?.Digest,
            Size = listed.Attributes?.Size ?? (manifest.IsIndex ? null : manifest.Layers.Sum(layer => layer.Size) + (manifest.Config?.Size ?? 0)),
            Pushed = listed.Attributes?.Created,
            Updated = listed.Attributes?.Updated,
            Locks = listed.Attributes?.Locks,
            Quarantine = listed.Attributes?.Quarantine,
            IsInContentTrust = listed.IsInContentTrust,
            Endpoint = content.Repository.Connection.Address.Endpoint,
            ResourceId = registry.Request.ResourceId,
        };
    }

    private async Task<List<RegistryImage>> DetailedAsync(List<RegistryImage> images, CancellationToken cancellationToken)
    {
        var detailed = images.ToArray();
        await EachAsync(Enumerable.Range(0, detailed.Length), async at =>
        {
            if (detailed[at].Kind != ImageKind.Image) return;
            var manifest = _entries[detailed[at].Digest].Manifest;
            var configuration = await ConfigurationReader.ReadAsync(content.Repository, manifest, cancellationToken).ConfigureAwait(false);
            detailed[at] = detailed[at] with { Configuration = configuration, Platform = configuration.Platform ?? detailed[at].Platform };
            var distribution = await configurations.DistributionAsync(content.Repository, manifest, cancellationToken).ConfigureAwait(false);
            detailed[at] = detailed[at] with { Configuration = configuration with { Distribution = distribution } };
        }, cancellationToken).ConfigureAwait(false);
        return [.. detailed];
    }

    /// <summary>Works on several at once; the connection says how many. One that cannot be read hides none of the others.</summary>
    private Task EachAsync<T>(IEnumerable<T> items, Func<T, Task> work, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = registry.Request.ThrottleLimit, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(items, options, async (item, _) =>
        {
            try
            {
                await work(item).ConfigureAwait(false);
            }
            catch (FaultException exception)
            {
                _faults.Add(exception.Fault);
            }
        });
    }

    private sealed record Entry(Manifest Manifest, ListedManifest Listed);
}
