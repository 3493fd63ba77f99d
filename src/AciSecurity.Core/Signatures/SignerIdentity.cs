namespace AciSecurity.Signatures;

/// <summary>Who signed, as far as the signature says. It is a claim until the verdict is <see cref="SignatureVerdict.Valid"/>.</summary>
public sealed record SignerIdentity
{
    /// <summary>The subject of the signing certificate; null where a bare key signed or the subject is empty.</summary>
    public string? Subject { get; init; }

    /// <summary>The name that a keyless certificate gives: a mail address, or the address of a workflow; null where there is none.</summary>
    public string? AlternativeName { get; init; }

    /// <summary>Who vouched for that name, an OpenID Connect issuer; null where there is none.</summary>
    public string? Issuer { get; init; }

    /// <summary>The SHA-256 of the signing key's SubjectPublicKeyInfo, or the id by which its format calls the key; null where unknown.</summary>
    public string? KeyId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => AlternativeName ?? Subject ?? KeyId ?? "";
}
