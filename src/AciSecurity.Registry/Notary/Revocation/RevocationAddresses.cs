using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Revocation;

/// <summary>Where a certificate or a revocation list says that one may ask.</summary>
/// <remarks>RFC 5280 §4.2.2.1, §4.2.1.13 and §5.2.6. Only http, as the specification says: the answers are signed.</remarks>
internal static class RevocationAddresses
{
    /// <summary>The extension CRLDistributionPoints.</summary>
    public const string DistributionPoints = "2.5.29.31";

    /// <summary>The extension FreshestCRL, of the same form.</summary>
    public const string FreshestList = "2.5.29.46";

    /// <summary>No certificate has more addresses of one kind.</summary>
    public const int MostAddresses = 8;

    /// <summary>The OCSP responders.</summary>
    /// <exception cref="NotaryRefusalException">The extension is malformed.</exception>
    public static IReadOnlyList<string> Responders(X509Certificate2 certificate)
    {
        try
        {
            return Bounded(certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().SelectMany(extension => extension.EnumerateOcspUris()));
        }
        catch (CryptographicException)
        {
            throw new NotaryRefusalException("the addresses of OCSP responders are malformed");
        }
    }

    /// <summary>The addresses of lists.</summary>
    /// <exception cref="NotaryRefusalException">The extension is malformed.</exception>
    public static IReadOnlyList<string> Lists(X509Certificate2 certificate) =>
        certificate.Extensions[DistributionPoints] is { } extension ? Lists(extension.RawData) : [];

    /// <summary>The addresses of lists in a value of CRLDistributionPoints or FreshestCRL.</summary>
    /// <exception cref="NotaryRefusalException">The value is malformed.</exception>
    public static IReadOnlyList<string> Lists(ReadOnlyMemory<byte> value)
    {
        try
        {
            return Bounded(Names(value));
        }
        catch (AsnContentException)
        {
            throw new NotaryRefusalException("the addresses of revocation lists are malformed");
        }
    }

    /// <summary>An address that may be asked; null for any other.</summary>
    public static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttp && address.UserInfo.Length == 0 ? address : null;

    private static List<string> Bounded(IEnumerable<string> addresses)
    {
        var list = addresses.Take(MostAddresses + 1).ToList();
        return list.Count <= MostAddresses ? list : throw new NotaryRefusalException("there are too many addresses to ask for revocation");
    }

    private static IEnumerable<string> Names(ReadOnlyMemory<byte> value)
    {
        var zero = new Asn1Tag(TagClass.ContextSpecific, 0, isConstructed: true);
        var uri = new Asn1Tag(TagClass.ContextSpecific, 6);
        for (var points = new AsnReader(value, AsnEncodingRules.DER).ReadSequence(); points.HasData;)
        {
            var point = points.ReadSequence();
            if (!point.HasData || point.PeekTag() != zero) continue;
            var name = point.ReadSequence(zero);
            if (!name.HasData || name.PeekTag() != zero) continue;
            for (var full = name.ReadSequence(zero); full.HasData;)
            {
                if (full.PeekTag() == uri) yield return full.ReadCharacterString(UniversalTagNumber.IA5String, uri);
                else full.ReadEncodedValue();
            }
        }
    }
}
