using System.Formats.Asn1;
using System.Text;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Sigstore.Certificates;

/// <summary>What Fulcio writes into certificates.</summary>
/// <remarks>https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md</remarks>
internal static class FulcioExtensions
{
    private const string OtherName = "1.3.6.1.4.1.57264.1.7";

    private static readonly DerObjectIdentifier IssuerText = new("1.3.6.1.4.1.57264.1.8");
    private static readonly DerObjectIdentifier IssuerBytes = new("1.3.6.1.4.1.57264.1.1");
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The subject alternative names that name a signer.</summary>
    /// <exception cref="SigstoreFormatException">They cannot be read.</exception>
    public static IReadOnlyList<string> AlternativeNames(X509Certificate certificate) => Read(() =>
    {
        if (certificate.GetExtensionValue(X509Extensions.SubjectAlternativeName) is not { } value) return [];
        var names = GeneralNames.GetInstance(Asn1Object.FromByteArray(value.GetOctets())).GetNames();
        return names.Select(Name).OfType<string>().ToList();
    });

    /// <summary>The OpenID Connect issuer: the newer extension where it is there, which is text in DER, or the older, which is bare bytes.</summary>
    /// <exception cref="SigstoreFormatException">It cannot be read.</exception>
    public static string? Issuer(X509Certificate certificate) => Read(() =>
    {
        if (certificate.GetExtensionValue(IssuerText) is { } text) return Utf8String(text.GetOctets());
        return certificate.GetExtensionValue(IssuerBytes) is { } bytes ? Utf8.GetString(bytes.GetOctets()) : null;
    });

    private static string? Name(GeneralName name) => name.TagNo switch
    {
        GeneralName.Rfc822Name or GeneralName.UniformResourceIdentifier or GeneralName.DnsName => DerIA5String.GetInstance(name.Name).GetString(),
        GeneralName.OtherName => Other(Org.BouncyCastle.Asn1.X509.OtherName.GetInstance(name.Name)),
        _ => null,
    };

    private static string? Other(OtherName name) => name.TypeID.Id == OtherName ? Utf8String(name.Value.ToAsn1Object().GetDerEncoded()) : null;

    private static string Utf8String(byte[] der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var text = reader.ReadCharacterString(UniversalTagNumber.UTF8String);
        reader.ThrowIfNotEmpty();
        return text;
    }

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        // The library tells of broken bytes by whatever its parts throw.
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            throw new SigstoreFormatException("The names in the signing certificate cannot be read.");
        }
    }
}
