namespace AciSecurity.Registry.Notary.Revocation;

/// <summary>Whether a certificate was revoked.</summary>
internal enum RevocationStatus
{
    /// <summary>It was not, or names nobody who could say so.</summary>
    Good,

    /// <summary>It was.</summary>
    Revoked,

    /// <summary>Nobody could be asked, or no answer can be relied on.</summary>
    Unknown,
}
