namespace AciSecurity.Registry.Sigstore;

/// <summary>An identity that may sign: a name, and who vouches for it. Both are needed, for another issuer may give anybody that name.</summary>
/// <param name="Name">What a subject alternative name of the certificate must be.</param>
/// <param name="Issuer">What its OpenID Connect issuer must be.</param>
internal sealed record ExpectedIdentity(TextMatch Name, TextMatch Issuer)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} of {Issuer}";
}
