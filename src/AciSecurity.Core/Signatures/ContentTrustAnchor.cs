using AciSecurity.Faults;

namespace AciSecurity.Signatures;

/// <summary>Why the root of a repository's Docker Content Trust is believed: everything else in it rests on that.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/master/docs/reference/client-config.md, trust_pinning</remarks>
public sealed class ContentTrustAnchor
{
    private const int KeyIdLength = 64;

    private ContentTrustAnchor()
    {
    }

    /// <summary>Nothing is known beforehand: the root that the registry gives is believed, because TLS says that it is the registry. Who controls the
    /// registry can replace it and all signatures.</summary>
    public static ContentTrustAnchor FirstUse { get; } = new();

    /// <summary>The ids of root keys that are trusted; empty where there are none.</summary>
    public IReadOnlySet<string> RootKeyIds { get; private init; } = new HashSet<string>();

    /// <summary>A root that is trusted, as the file <c>root.json</c>; null where there is none.</summary>
    public ReadOnlyMemory<byte>? Root { get; private init; }

    /// <summary>Where <see cref="Root"/> comes from, for messages; null where there is none.</summary>
    public string? RootPath { get; private init; }

    /// <summary>Whether nothing is pinned.</summary>
    public bool IsFirstUse => RootKeyIds.Count == 0 && Root is null;

    /// <summary>Trusts root keys by their ids: of the key with its certificate, as <c>root.json</c> has it, or of the key alone, as
    /// <c>notary key list</c> shows it.</summary>
    /// <exception cref="FaultException">There is none, or one is no id.</exception>
    public static ContentTrustAnchor OfKeys(IReadOnlyCollection<string> ids)
    {
        if (ids.Count == 0) throw new FaultException(ContentTrustFaults.NoRootKey());
        var wrong = ids.FirstOrDefault(id => id.Length != KeyIdLength || !id.All(char.IsAsciiHexDigit));
        if (wrong is not null) throw new FaultException(ContentTrustFaults.RootKeyInvalid(wrong));
        return new() { RootKeyIds = ids.Select(id => id.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal) };
    }

    /// <summary>Trusts a root that was read before.</summary>
    /// <param name="root">The file <c>root.json</c>.</param>
    /// <param name="path">Where it comes from.</param>
    public static ContentTrustAnchor OfRoot(ReadOnlyMemory<byte> root, string path) => new() { Root = root, RootPath = path };
}
