using AciSecurity.Images;

namespace AciSecurity.Signatures;

/// <summary>A signature that was put next to an image.</summary>
/// <param name="Image">The image.</param>
/// <param name="Digest">What the signature's manifest is called.</param>
/// <param name="Signer">Who signed.</param>
public sealed record AddedSignature(RegistryImage Image, Digest Digest, SignerIdentity Signer)
{
    /// <summary>The media type of its envelope.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>When it was signed.</summary>
    public DateTimeOffset SigningTime { get; init; }

    /// <summary>When the signature expires; null where it does not.</summary>
    public DateTimeOffset? Expiry { get; init; }

    /// <summary>Whether it was there before, made with the same certificate, and nothing was written.</summary>
    public bool WasThere { get; init; }
}
