namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>Who vouches for the time of signing.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signing-scheme.md</remarks>
internal enum SigningScheme
{
    /// <summary><c>notary.x509</c>: nobody; a timestamp may.</summary>
    X509,

    /// <summary><c>notary.x509.signingAuthority</c>: the authority that signs.</summary>
    SigningAuthority,
}
