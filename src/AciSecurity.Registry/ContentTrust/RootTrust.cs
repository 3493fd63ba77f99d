using AciSecurity.Signatures;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>Whether a root is to be believed for a repository.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/trustpinning/certs.go: ValidateRoot</remarks>
/// <param name="gun">The repository.</param>
/// <param name="anchor">What the caller trusts.</param>
/// <param name="now">For when certificates must be in date.</param>
internal sealed class RootTrust(string gun, ContentTrustAnchor anchor, DateTimeOffset now)
{
    /// <summary>Whether a root names a key that the caller trusts.</summary>
    public bool IsPinned(RootMetadata root) => root.Role(RoleNames.Root).Keys.Values.Any(IsPinned);

    /// <summary>Whether the keys of <paramref name="former"/> signed <paramref name="next"/>, as many as it asks for. Their certificates may have expired
    /// since: a rotation is what one does then.</summary>
    public bool IsVouchedFor(RootMetadata next, RootMetadata former)
    {
        var role = Usable(former, inDate: null);
        return role.Signers(next.Signed).Count >= role.Threshold;
    }

    /// <summary>Demands that <paramref name="root"/> is signed by itself, and is one that the anchor means, or that <paramref name="former"/> vouches for.</summary>
    /// <param name="root">The root to believe.</param>
    /// <param name="former">One that is believed; null where the anchor itself has to mean <paramref name="root"/>.</param>
    /// <returns>The keys that signed it.</returns>
    public IReadOnlyList<TrustKey> Demand(RootMetadata root, RootMetadata? former)
    {
        var role = Usable(root, now);
        if (role.Keys.Count == 0)
            throw Refusal(ContentTrustRule.Certificate, $"The root has no certificate that is of {gun} by its name, in date, and not of SHA-1 or a short key.");
        if (former is not null && !IsVouchedFor(root, former))
            throw Refusal(ContentTrustRule.Rotation, $"Version {root.Version} of the root is not signed by the keys of version {former.Version}.");
        if (former is null && anchor.RootKeyIds.Count > 0)
        {
            role = role with { Keys = role.Keys.Where(key => IsPinned(key.Value)).ToDictionary(StringComparer.Ordinal) };
            if (role.Keys.Count == 0) throw NotPinned();
        }

        return role.Verify(root.Signed);
    }

    /// <summary>No root has a key that the caller trusts.</summary>
    public static ContentTrustRefusedException NotPinned() => Refusal(ContentTrustRule.Anchor, "The root has none of the keys that are trusted.");

    /// <summary>Refuses the root.</summary>
    public static ContentTrustRefusedException Refusal(ContentTrustRule rule, string reason) => new(RoleNames.Root, rule, reason);

    private bool IsPinned(TrustKey key) => anchor.RootKeyIds.Contains(key.Id) || anchor.RootKeyIds.Contains(key.CanonicalId);

    private TrustRole Usable(RootMetadata root, DateTimeOffset? inDate)
    {
        var role = root.Role(RoleNames.Root);
        return role with { Keys = role.Keys.Where(key => CertificateBundle.IsOfRepository(key.Value, gun, inDate)).ToDictionary(StringComparer.Ordinal) };
    }
}
