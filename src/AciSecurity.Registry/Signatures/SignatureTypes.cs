namespace AciSecurity.Registry.Signatures;

/// <summary>What signatures call themselves in registries, beside what their own formats say (<see cref="Notary.NotaryMediaTypes"/>,
/// <see cref="Sigstore.Cosign.CosignLayer"/>).</summary>
internal static class SignatureTypes
{
    /// <summary>A cosign signature that is a referrer, which was an experiment.</summary>
    public const string CosignReferrer = "application/vnd.dev.cosign.artifact.sig.v1+json";

    /// <summary>With what the types of sigstore bundles begin: <c>….v0.3+json</c>, or <c>+json;version=0.2</c>.
    /// https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md</summary>
    public const string Bundle = "application/vnd.dev.sigstore.bundle";

    /// <summary>Where a bundle's manifest says for what the bundle is.</summary>
    public const string BundlePredicate = "dev.sigstore.bundle.predicateType";
}
