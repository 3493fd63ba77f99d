using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Sigstore.Certificates;

/// <summary>What the signature of an embedded certificate timestamp is over: the certificate as it was before the timestamp came into it.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6962#section-3.2</remarks>
internal static class PrecertificateEntry
{
    private const byte Version1 = 0;
    private const byte CertificateTimestamp = 0;
    private const ushort Precertificate = 1;

    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 3, isConstructed: true);

    /// <summary>The bytes that were signed.</summary>
    /// <param name="certificate">The certificate that embeds it.</param>
    /// <param name="issuer">Who issued that.</param>
    /// <param name="timestamp">The timestamp.</param>
    public static byte[] Encode(X509Certificate certificate, X509Certificate issuer, SignedCertificateTimestamp timestamp)
    {
        var body = WithoutTimestamps(certificate.CertificateStructure.TbsCertificate.GetDerEncoded());
        using var stream = new MemoryStream();
        Span<byte> number = stackalloc byte[8];
        stream.Write([Version1, CertificateTimestamp]);
        BinaryPrimitives.WriteUInt64BigEndian(number, timestamp.Milliseconds);
        stream.Write(number);
        BinaryPrimitives.WriteUInt16BigEndian(number, Precertificate);
        stream.Write(number[..2]);
        stream.Write(SHA256.HashData(issuer.CertificateStructure.SubjectPublicKeyInfo.GetDerEncoded()));
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)body.Length);
        stream.Write(number[1..4]);
        stream.Write(body);
        BinaryPrimitives.WriteUInt16BigEndian(number, (ushort)timestamp.Extensions.Length);
        stream.Write(number[..2]);
        stream.Write(timestamp.Extensions);
        return stream.ToArray();
    }

    private static byte[] WithoutTimestamps(byte[] body)
    {
        var fields = new AsnReader(body, AsnEncodingRules.DER).ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            while (fields.HasData)
            {
                if (fields.PeekTag().HasSameClassAndValue(ExtensionsTag)) CopyExtensions(fields, writer);
                else writer.WriteEncodedValue(fields.ReadEncodedValue().Span);
            }
        }

        return writer.Encode();
    }

    private static void CopyExtensions(AsnReader fields, AsnWriter writer)
    {
        var extensions = fields.ReadSequence(ExtensionsTag).ReadSequence();
        using (writer.PushSequence(ExtensionsTag))
        using (writer.PushSequence())
        {
            while (extensions.HasData)
            {
                var extension = extensions.ReadEncodedValue();
                var id = new AsnReader(extension, AsnEncodingRules.DER).ReadSequence().ReadObjectIdentifier();
                if (id != SignedCertificateTimestamp.Extension.Id) writer.WriteEncodedValue(extension.Span);
            }
        }
    }
}
