namespace AciSecurity.Registry.Notary.Trust;

/// <summary>One statement of a trust policy: whose signatures count for some repositories, and how strict.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Scopes">The repositories, or <c>*</c> alone.</param>
/// <param name="Level">How strict.</param>
/// <param name="Stores">The trust stores; empty where signatures are not looked at.</param>
/// <param name="Identities">Whose signatures count; empty where signatures are not looked at.</param>
internal sealed record TrustPolicyStatement(
    string Name, IReadOnlyList<string> Scopes, VerificationLevel Level, IReadOnlyList<TrustStoreName> Stores, IReadOnlyList<TrustedIdentity> Identities)
{
    /// <summary>Whether a timestamp is looked at only once a certificate has expired (<c>afterCertExpiry</c>), and not always.</summary>
    public bool TimestampAfterExpiryOnly { get; init; }

    /// <summary>The trust stores of one type, each once.</summary>
    public IEnumerable<TrustStoreName> StoresOf(TrustStoreType type) => Stores.Where(store => store.Type == type).Distinct();
}
