namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>The attributes that both envelopes spell alike.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-envelope-jws.md and signature-envelope-cose.md</remarks>
internal static class HeaderNames
{
    private const string Prefix = "io.cncf.notary.";

    /// <summary>Signed and critical: the scheme.</summary>
    public const string SigningScheme = Prefix + "signingScheme";

    /// <summary>Signed: what the signer says the time was.</summary>
    public const string SigningTime = Prefix + "signingTime";

    /// <summary>Signed and critical: what the signing authority says the time was.</summary>
    public const string AuthenticSigningTime = Prefix + "authenticSigningTime";

    /// <summary>Signed and critical: when the signature expires.</summary>
    public const string Expiry = Prefix + "expiry";

    /// <summary>Not signed: an RFC 3161 token over the signature.</summary>
    public const string TimestampSignature = Prefix + "timestampSignature";

    /// <summary>Signed and critical: a plugin of notation that must have its say.</summary>
    public const string VerificationPlugin = Prefix + "verificationPlugin";

    /// <summary>The value of <see cref="Envelopes.SigningScheme.X509"/>.</summary>
    public const string X509Scheme = "notary.x509";

    /// <summary>The value of <see cref="Envelopes.SigningScheme.SigningAuthority"/>.</summary>
    public const string SigningAuthorityScheme = "notary.x509.signingAuthority";
}
