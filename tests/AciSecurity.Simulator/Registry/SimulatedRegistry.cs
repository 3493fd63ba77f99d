using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Registry;

/// <summary>What a registry holds, and the hands of a test in it: nothing here asks who does it or whether a lock forbids it.</summary>
public sealed class SimulatedRegistry
{
    private readonly Dictionary<string, Repository> _repositories = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private IReadOnlyList<RegistryImage> _awaited;

    internal SimulatedRegistry(string resourceId, RegistrySetting setting, IReadOnlyList<RegistryImage> images, TimeProvider clock)
    {
        (ResourceId, Setting, _awaited, _clock) = (resourceId, setting, images, clock);
        Name = resourceId[(resourceId.LastIndexOf('/') + 1)..];
    }

    /// <summary>The registry's name.</summary>
    public string Name { get; }

    /// <summary>The id of its resource.</summary>
    public string ResourceId { get; }

    /// <summary>Where it is: <c>localhost:port</c>. Its resource says so with <see cref="Hosting.SimulatorOptions.LocalRegistries"/>.</summary>
    public string LoginServer { get; internal set; } = "";

    /// <summary>The address of its API.</summary>
    public Uri Endpoint => new($"https://{LoginServer}");

    /// <summary>How it behaves from now on.</summary>
    public RegistrySetting Setting { get; set; }

    /// <summary>Its repositories, in order.</summary>
    public IReadOnlyList<string> Repositories
    {
        get
        {
            lock (Gate) return [.. All.Select(repository => repository.Name)];
        }
    }

    /// <summary>Everything in it is read and changed by one at a time.</summary>
    internal Lock Gate { get; } = new();

    internal IEnumerable<Repository> All => Content.Values.OrderBy(repository => repository.Name, StringComparer.Ordinal);

    internal DateTimeOffset Now => _clock.GetUtcNow();

    // Images of the scenario are made when somebody looks, for most simulators run without anybody looking.
    private Dictionary<string, Repository> Content
    {
        get
        {
            var images = _awaited;
            _awaited = [];
            foreach (var image in images) Push(image);
            return _repositories;
        }
    }

    /// <summary>Puts a blob into a repository.</summary>
    /// <returns>Its digest.</returns>
    public string PushBlob(string repository, byte[] content)
    {
        var digest = ContentDigest.Of(content);
        lock (Gate) FindOrMake(repository, Now).Blobs[digest] = content;
        return digest;
    }

    /// <summary>Puts a manifest into a repository, byte for byte and whatever it is.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="tag">A tag for it; null for none.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="mediaType">What it is served as; null for what it says itself, or else an OCI image manifest.</param>
    /// <returns>Its digest.</returns>
    public string Push(string repository, string? tag, byte[] content, string? mediaType = null) => Push(repository, tag, content, mediaType, Now);

    /// <summary>Makes an image and puts it into a repository.</summary>
    /// <returns>The digest of its manifest, or of its index.</returns>
    public string Push(RegistryImage image)
    {
        lock (Gate) return new ImagePush(this).Push(image);
    }

    /// <summary>The bytes of a manifest by tag or digest; null where there is none.</summary>
    public byte[]? Manifest(string repository, string reference)
    {
        lock (Gate) return Find(repository)?.Manifest(reference)?.Content;
    }

    /// <summary>The bytes of a blob; null where there is none.</summary>
    public byte[]? Blob(string repository, string digest)
    {
        lock (Gate) return Find(repository)?.Blobs.GetValueOrDefault(digest);
    }

    /// <summary>Serves other bytes under the digest of a manifest or a blob from now on, as a registry would that lies.</summary>
    public void Falsify(string repository, string digest, byte[] content)
    {
        lock (Gate)
        {
            var found = Find(repository) ?? throw new ArgumentException($"{Name} has no repository {repository}.", nameof(repository));
            if (found.Blobs.ContainsKey(digest)) found.Blobs[digest] = content;
            else if (found.Manifest(digest) is { } manifest) found.Replace(new(content, manifest.MediaType, digest) { Created = manifest.Created, Updated = manifest.Updated, Attributes = manifest.Attributes });
            else throw new ArgumentException($"{repository} has no {digest}.", nameof(digest));
        }
    }

    /// <summary>Says what may be done with a repository, or with a tag or a manifest of it.</summary>
    public void Set(string repository, string? reference, ContentAttributes attributes)
    {
        lock (Gate)
        {
            var found = FindOrMake(repository, Now);
            if (reference is null) found.Attributes = attributes;
            else if (found.Tag(reference) is { } tag) tag.Attributes = attributes;
            else if (found.Manifest(reference) is { } manifest) manifest.Attributes = attributes;
            else throw new ArgumentException($"{repository} has no {reference}.", nameof(reference));
        }
    }

    /// <summary>Removes a tag, or a manifest with what refers to it, or a whole repository.</summary>
    public void Remove(string repository, string? reference = null)
    {
        lock (Gate)
        {
            if (reference is null) Content.Remove(repository);
            else if (Find(repository) is { } found && !found.RemoveTag(reference)) found.RemoveManifest(reference);
        }
    }

    internal string Push(string repository, string? tag, byte[] content, string? mediaType, DateTimeOffset now)
    {
        lock (Gate)
        {
            var found = FindOrMake(repository, now);
            found.Updated = now;
            return found.Put(new(content, mediaType) { Created = now, Updated = now }, tag, now).Digest;
        }
    }

    internal Repository? Find(string repository) => Content.GetValueOrDefault(repository);

    internal Repository FindOrMake(string repository, DateTimeOffset now)
    {
        if (!Content.TryGetValue(repository, out var found)) Content[repository] = found = new(repository, now);
        return found;
    }
}
