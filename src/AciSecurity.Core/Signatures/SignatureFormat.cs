namespace AciSecurity.Signatures;

/// <summary>The ways in which images are signed.</summary>
public enum SignatureFormat
{
    /// <summary>A Notary Project signature: a referrer that holds a JWS or COSE envelope, as notation makes it.
    /// https://github.com/notaryproject/specifications</summary>
    NotaryProject,

    /// <summary>A cosign signature in an image manifest of its own, at the tag <c>sha256-….sig</c> or as a referrer.
    /// https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md</summary>
    Cosign,

    /// <summary>A sigstore bundle as a referrer, as cosign 3 makes it.
    /// https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md</summary>
    SigstoreBundle,

    /// <summary>Docker Content Trust: a tag in the signed metadata of Notary v1, which follows The Update Framework.
    /// https://learn.microsoft.com/azure/container-registry/container-registry-content-trust</summary>
    ContentTrust,
}
