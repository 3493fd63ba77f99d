using AciSecurity.Images;

namespace AciSecurity.Registry.Notary;

/// <summary>One signature to verify.</summary>
/// <param name="Envelope">The envelope's bytes: the only layer of the signature's manifest.</param>
/// <param name="MediaType">What the envelope is, as the manifest's layer says.</param>
/// <param name="Target">What must be signed: the manifest that the registry gave.</param>
/// <param name="Repository">Where it lies: the registry's host, a slash, and the repository's path.</param>
internal sealed record NotaryRequest(ReadOnlyMemory<byte> Envelope, string MediaType, Descriptor Target, string Repository)
{
    /// <summary>What the signer must have written into the signature; empty where nothing is asked for.</summary>
    public IReadOnlyDictionary<string, string> RequiredMetadata { get; init; } = new Dictionary<string, string>();

    /// <summary>What the signature's manifest is called; null where it has none.</summary>
    public Digest? Digest { get; init; }
}
