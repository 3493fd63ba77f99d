using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Tests.Sigstore.Making;

/// <summary>A log of certificates, as far as it promises to hold them. Written from RFC 6962, not with the code under test.</summary>
internal sealed class MadeCertificateLog : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] PublicKey => _key.ExportSubjectPublicKeyInfo();

    public byte[] Id => SHA256.HashData(PublicKey);

    /// <summary>The extension that holds the promise for <paramref name="precertificate"/>, a certificate that lacks only that extension.</summary>
    public X509Extension Promise(X509Certificate2 precertificate, X509Certificate2 issuer, DateTimeOffset time)
    {
        var certificate = new AsnReader(precertificate.RawData, AsnEncodingRules.DER).ReadSequence();
        var body = certificate.ReadEncodedValue().ToArray();
        byte[] milliseconds = Big(time.ToUnixTimeMilliseconds(), 8);
        byte[] signed = [0, 0, .. milliseconds, 0, 1, .. SHA256.HashData(issuer.PublicKey.ExportSubjectPublicKeyInfo()), .. Big(body.Length, 3), .. body, 0, 0];
        var signature = _key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        byte[] timestamp = [0, .. Id, .. milliseconds, 0, 0, 4, 3, .. Big(signature.Length, 2), .. signature];
        byte[] list = [.. Big(timestamp.Length + 2, 2), .. Big(timestamp.Length, 2), .. timestamp];
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteOctetString(list);
        return new("1.3.6.1.4.1.11129.2.4.2", writer.Encode(), false);
    }

    public void Dispose() => _key.Dispose();

    private static byte[] Big(long number, int length)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes[(8 - length)..].ToArray();
    }
}
