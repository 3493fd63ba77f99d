namespace AciSecurity.Registry.Notary;

/// <summary>Media types and annotations of Notary Project signatures.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md</remarks>
internal static class NotaryMediaTypes
{
    /// <summary>The artifact type of a signature's manifest; in older ones the media type of its configuration.</summary>
    public const string Signature = "application/vnd.cncf.notary.signature";

    /// <summary>A JWS envelope, the only layer of the manifest.</summary>
    public const string Jws = "application/jose+json";

    /// <summary>A COSE envelope, the only layer of the manifest.</summary>
    public const string Cose = "application/cose";

    /// <summary>What is signed.</summary>
    public const string Payload = "application/vnd.cncf.notary.payload.v1+json";

    /// <summary>The annotation with the thumbprints of the chain: a hint, which trust never rests on.</summary>
    public const string Thumbprints = "io.cncf.notary.x509chain.thumbprint#S256";
}
