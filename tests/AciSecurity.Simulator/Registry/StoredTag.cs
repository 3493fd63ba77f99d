namespace AciSecurity.Simulator.Registry;

/// <summary>A tag, and the manifest that it names now.</summary>
internal sealed class StoredTag(string name, DateTimeOffset created)
{
    public string Name => name;

    public DateTimeOffset Created => created;

    public required string Digest { get; set; }

    public required DateTimeOffset Updated { get; set; }

    /// <summary>Whether Docker Content Trust has signed it.</summary>
    public bool TrustSigned { get; set; }

    public ContentAttributes Attributes { get; set; } = new();
}
