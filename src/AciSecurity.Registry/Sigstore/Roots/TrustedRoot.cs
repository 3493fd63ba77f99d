namespace AciSecurity.Registry.Sigstore.Roots;

/// <summary>The logs and authorities of one sigstore that are trusted, as <c>trusted_root.json</c> lists them.</summary>
/// <remarks>https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto</remarks>
internal sealed class TrustedRoot
{
    /// <summary>Logs of signatures.</summary>
    public required IReadOnlyList<TransparencyLog> SignatureLogs { get; init; }

    /// <summary>Authorities of signing certificates.</summary>
    public required IReadOnlyList<CertificateAuthority> CertificateAuthorities { get; init; }

    /// <summary>Logs of certificates.</summary>
    public required IReadOnlyList<TransparencyLog> CertificateLogs { get; init; }

    /// <summary>Authorities of timestamps.</summary>
    public required IReadOnlyList<CertificateAuthority> TimestampAuthorities { get; init; }
}
