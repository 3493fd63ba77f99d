using System.Security.Cryptography.X509Certificates;
using AciSecurity.Registry.Notary.Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Math;

namespace AciSecurity.Registry.Notary.Revocation;

/// <summary>A certificate revocation list, of which nothing is believed before <see cref="Check"/>.</summary>
/// <remarks>RFC 5280 §5</remarks>
internal sealed class RevocationList
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private readonly CertificateList _list;
    private readonly SignedStructure _structure;

    private RevocationList(CertificateList list, SignedStructure structure)
    {
        _list = list;
        _structure = structure;
    }

    /// <summary>Its number.</summary>
    public BigInteger? Number => Integer(X509Extensions.CrlNumber);

    /// <summary>The number of the list that it completes; null where it is whole.</summary>
    public BigInteger? BaseNumber => Integer(X509Extensions.DeltaCrlIndicator);

    /// <summary>Where its newest changes are, in DER; empty where it does not say.</summary>
    public ReadOnlyMemory<byte> FreshestList => _list.Extensions?.GetExtension(X509Extensions.FreshestCrl)?.Value.GetOctets() ?? [];

    /// <summary>Reads a list.</summary>
    /// <exception cref="NotaryRefusalException">It is none.</exception>
    public static RevocationList Parse(byte[] der) => Guard(() => new RevocationList(CertificateList.GetInstance(Asn1Object.FromByteArray(der)), SignedStructure.Read(der)));

    /// <summary>Checks that the issuer signed it, that it holds now, and that it covers the certificate.</summary>
    /// <param name="issuer">Who issued the certificate.</param>
    /// <param name="scope">What it must cover.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="NotaryRefusalException">It cannot be relied on.</exception>
    public void Check(X509Certificate2 issuer, RevocationListScope scope, DateTimeOffset now) => Guard(() =>
    {
        if (!_list.Issuer.GetDerEncoded().AsSpan().SequenceEqual(issuer.SubjectName.RawData) || !_structure.IsSignedBy(issuer)) throw new NotaryRefusalException("a revocation list is not signed by the certificate's issuer");
        if (!issuer.Extensions.OfType<X509KeyUsageExtension>().Any(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign))) throw new NotaryRefusalException("the certificate's issuer may not sign revocation lists");
        if (_list.ThisUpdate.ToDateTime().ToUniversalTime() > now + Skew) throw new NotaryRefusalException("a revocation list is of the future");
        if (_list.NextUpdate is not { } next || now > next.ToDateTime().ToUniversalTime()) throw new NotaryRefusalException("a revocation list has expired, or does not say until when it holds");
        foreach (DerObjectIdentifier extension in _list.Extensions?.GetCriticalExtensionOids() ?? [])
        {
            if (!extension.Equals(X509Extensions.IssuingDistributionPoint) && !extension.Equals(X509Extensions.DeltaCrlIndicator)) throw new NotaryRefusalException("a revocation list has a critical extension that is not known");
        }

        if (_list.Extensions?.GetExtensionParsedValue(X509Extensions.IssuingDistributionPoint) is { } point) scope.Check(IssuingDistributionPoint.GetInstance(point));
        return true;
    });

    /// <summary>What it says of a certificate, one entry after the other.</summary>
    /// <exception cref="NotaryRefusalException">An entry is malformed, or has a critical extension that is not known.</exception>
    public IReadOnlyList<RevocationEntry> Entries(X509Certificate2 certificate) => Guard(() =>
    {
        var serial = new BigInteger(1, certificate.SerialNumberBytes.ToArray());
        return _list.GetRevokedCertificateEnumeration().Where(entry => entry.UserCertificate.PositiveValue.Equals(serial)).Select(RevocationEntry.Read).ToList();
    });

    private BigInteger? Integer(DerObjectIdentifier extension) => Guard(() =>
        _list.Extensions?.GetExtensionParsedValue(extension) is { } value ? DerInteger.GetInstance(value).PositiveValue : null);

    // The library throws what it comes across; here it is one refusal.
    private static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not NotaryRefusalException)
        {
            throw new NotaryRefusalException("a revocation list is malformed");
        }
    }
}
