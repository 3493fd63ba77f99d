namespace AciSecurity.Registry.Notary.Trust;

/// <summary>What a signature is validated for.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#signature-verification-details</remarks>
internal enum Validation
{
    /// <summary>Nothing was altered.</summary>
    Integrity,

    /// <summary>Somebody signed who is trusted.</summary>
    Authenticity,

    /// <summary>It was signed while the certificates were valid.</summary>
    AuthenticTimestamp,

    /// <summary>The signature itself has not expired.</summary>
    Expiry,

    /// <summary>No certificate was revoked.</summary>
    Revocation,
}
