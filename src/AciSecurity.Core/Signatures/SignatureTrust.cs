namespace AciSecurity.Signatures;

/// <summary>Whom to trust for signatures. Nobody is trusted unless it is said; what nothing is said for is found and not verified.</summary>
public sealed record SignatureTrust
{
    /// <summary>A trust policy of the Notary Project; null for notation's own where <see cref="UsesNotary"/> is set.</summary>
    public string? TrustPolicyFile { get; init; }

    /// <summary>The folder with its trust stores, <c>truststore/x509</c> or what contains it; null for notation's own.</summary>
    public string? TrustStoreFolder { get; init; }

    /// <summary>Whether Notary Project signatures are verified.</summary>
    public bool UsesNotary { get; init; }

    /// <summary>Whether nobody is asked if certificates were revoked. Results say so.</summary>
    public bool SkipsRevocation { get; init; }

    /// <summary>Files with public keys, of cosign signatures and sigstore bundles.</summary>
    public IReadOnlyList<string> PublicKeyFiles { get; init; } = [];

    /// <summary>A <c>trusted_root.json</c> of sigstore: its authorities and logs. Null where there is none.</summary>
    public string? TrustedRootFile { get; init; }

    /// <summary>The name that a keyless certificate must have; null where none was said.</summary>
    public string? CertificateIdentity { get; init; }

    /// <summary>A regular expression for that name; null where none was said.</summary>
    public string? CertificateIdentityPattern { get; init; }

    /// <summary>The OpenID Connect issuer that must have vouched for it; null where none was said.</summary>
    public string? CertificateIssuer { get; init; }

    /// <summary>A regular expression for that issuer; null where none was said.</summary>
    public string? CertificateIssuerPattern { get; init; }

    /// <summary>Whether a signature by a key need not be in a transparency log. Results say so.</summary>
    public bool SkipsLog { get; init; }

    /// <summary>Ids of root keys of Docker Content Trust.</summary>
    public IReadOnlyList<string> RootKeyIds { get; init; } = [];

    /// <summary>A <c>root.json</c> of Docker Content Trust; null where there is none.</summary>
    public string? RootFile { get; init; }

    /// <summary>Whether the root that a registry gives is believed, where none is said.</summary>
    public bool TrustsOnFirstUse { get; init; }

    /// <summary>What the signer must have written into a signature; empty where nothing is asked for.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether cosign signatures and sigstore bundles are verified.</summary>
    public bool UsesSigstore => PublicKeyFiles.Count > 0 || TrustedRootFile is not null;

    /// <summary>Whether Docker Content Trust is verified.</summary>
    public bool UsesContentTrust => RootKeyIds.Count > 0 || RootFile is not null || TrustsOnFirstUse;

    /// <summary>Whether nothing is verified.</summary>
    public bool IsEmpty => !UsesNotary && !UsesSigstore && !UsesContentTrust;
}
