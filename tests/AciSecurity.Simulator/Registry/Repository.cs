namespace AciSecurity.Simulator.Registry;

/// <summary>A repository: manifests, tags and blobs. Whoever uses it holds the registry's lock.</summary>
internal sealed class Repository(string name, DateTimeOffset created)
{
    private readonly Dictionary<string, StoredManifest> _manifests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredTag> _tags = new(StringComparer.Ordinal);

    public string Name => name;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Updated { get; set; } = created;

    public ContentAttributes Attributes { get; set; } = new();

    public Dictionary<string, byte[]> Blobs { get; } = new(StringComparer.Ordinal);

    public IReadOnlyCollection<StoredManifest> Manifests => _manifests.Values;

    public IReadOnlyCollection<StoredTag> Tags => _tags.Values;

    public StoredTag? Tag(string tag) => _tags.GetValueOrDefault(tag);

    /// <summary>A manifest by digest or tag.</summary>
    public StoredManifest? Manifest(string reference) =>
        _manifests.GetValueOrDefault(_tags.TryGetValue(reference, out var tag) ? tag.Digest : reference);

    public IEnumerable<string> TagsOf(string digest) => _tags.Values.Where(tag => tag.Digest == digest).Select(tag => tag.Name).Order(StringComparer.Ordinal);

    public StoredManifest Put(StoredManifest manifest, string? tag, DateTimeOffset now)
    {
        if (!_manifests.TryGetValue(manifest.Digest, out var stored)) _manifests[manifest.Digest] = stored = manifest;
        if (tag is not null && _tags.TryGetValue(tag, out var known)) (known.Digest, known.Updated) = (stored.Digest, now);
        else if (tag is not null) _tags[tag] = new(tag, now) { Digest = stored.Digest, Updated = now };
        return stored;
    }

    /// <summary>Keeps a manifest in the place of the one with the same digest.</summary>
    public void Replace(StoredManifest manifest) => _manifests[manifest.Digest] = manifest;

    public bool RemoveTag(string tag) => _tags.Remove(tag);

    /// <summary>Removes a manifest with its tags and with what refers to it, as Azure does
    /// (https://learn.microsoft.com/azure/container-registry/container-registry-manage-artifact).</summary>
    public bool RemoveManifest(string digest)
    {
        if (!_manifests.Remove(digest)) return false;
        foreach (var tag in TagsOf(digest).ToList()) _tags.Remove(tag);
        foreach (var referrer in _manifests.Values.Where(found => found.Subject == digest).ToList()) RemoveManifest(referrer.Digest);
        return true;
    }
}
