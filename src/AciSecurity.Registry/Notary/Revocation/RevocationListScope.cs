using Org.BouncyCastle.Asn1.X509;

namespace AciSecurity.Registry.Notary.Revocation;

/// <summary>What a revocation list must cover. Whoever answers at an http address could otherwise give another list of the same issuer, which is
/// signed and says nothing of the certificate.</summary>
/// <remarks>RFC 5280 §5.2.5 and §6.3.3. notation does not look at this extension.</remarks>
/// <param name="Address">Where the certificate says that its list is.</param>
/// <param name="OfAuthority">Whether the certificate is an authority's.</param>
internal sealed record RevocationListScope(string Address, bool OfAuthority)
{
    /// <summary>Checks that the list covers it.</summary>
    /// <exception cref="NotaryRefusalException">It does not.</exception>
    public void Check(IssuingDistributionPoint point)
    {
        if (point.IsIndirectCrl || point.OnlyContainsAttributeCerts || point.OnlySomeReasons is not null
            || (point.OnlyContainsUserCerts && OfAuthority) || (point.OnlyContainsCACerts && !OfAuthority))
        {
            throw new NotaryRefusalException("a revocation list does not cover the certificate");
        }

        if (point.DistributionPoint is { } name && !Names(name).Contains(Address)) throw new NotaryRefusalException("a revocation list is one for another address");
    }

    private static IEnumerable<string> Names(DistributionPointName name) => name.Type == DistributionPointName.FullName
        ? GeneralNames.GetInstance(name.Name).GetNames().Where(part => part.TagNo == GeneralName.UniformResourceIdentifier).Select(part => part.Name.ToString() ?? "")
        : [];
}
