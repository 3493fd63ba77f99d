using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace AciSecurity.Registry.Sigstore.Timestamps;

/// <summary>The answer of a timestamp authority: that it granted, and the token.</summary>
/// <param name="Cms">The signed token.</param>
/// <param name="Info">What it says.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc3161#section-2.4.2</remarks>
internal sealed record TimestampResponse(SignedCms Cms, Rfc3161TimestampTokenInfo Info)
{
    private const int Largest = 64 * 1024;
    private const int GrantedWithModifications = 1;
    private const string TokenInfo = "1.2.840.113549.1.9.16.1.4";

    /// <summary>Reads an answer.</summary>
    /// <exception cref="SigstoreFormatException">It is none, or the authority granted nothing.</exception>
    public static TimestampResponse Read(byte[] der)
    {
        if (der.Length > Largest) throw Broken();
        try
        {
            var outer = new AsnReader(der, AsnEncodingRules.DER);
            var response = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            if (!response.ReadSequence().TryReadInt32(out var status) || status is < 0 or > GrantedWithModifications || !response.HasData) throw Broken();
            var token = response.ReadEncodedValue();
            response.ThrowIfNotEmpty();
            var cms = new SignedCms();
            cms.Decode(token.Span);
            if (cms.ContentInfo.ContentType.Value != TokenInfo) throw Broken();
            return Rfc3161TimestampTokenInfo.TryDecode(cms.ContentInfo.Content, out var info, out var read) && read == cms.ContentInfo.Content.Length
                ? new(cms, info)
                : throw Broken();
        }
        catch (Exception fault) when (fault is AsnContentException or CryptographicException)
        {
            throw Broken();
        }
    }

    private static SigstoreFormatException Broken() => new("The timestamp is no answer that grants one.");
}
