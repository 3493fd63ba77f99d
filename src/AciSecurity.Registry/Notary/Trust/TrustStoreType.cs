namespace AciSecurity.Registry.Notary.Trust;

/// <summary>For what the certificates of a trust store are trusted.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#trust-store</remarks>
internal enum TrustStoreType
{
    /// <summary>To sign, in the scheme <c>notary.x509</c>: <c>ca</c>.</summary>
    CertificateAuthority,

    /// <summary>To sign and to say when: <c>signingAuthority</c>.</summary>
    SigningAuthority,

    /// <summary>To timestamp: <c>tsa</c>.</summary>
    TimestampAuthority,
}
