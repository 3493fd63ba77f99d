using System.Buffers.Binary;
using System.Formats.Asn1;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Sigstore.Certificates;

/// <summary>A log's promise that it will hold a certificate, embedded in that certificate.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc6962#section-3.2 and #section-3.3</remarks>
/// <param name="LogId">The SHA-256 of the log's key.</param>
/// <param name="Milliseconds">When it was made, since 1970.</param>
/// <param name="Extensions">What it holds besides.</param>
/// <param name="HashAlgorithm">The hash of its signature, by the number that TLS 1.2 gives it.</param>
/// <param name="SignatureAlgorithm">The kind of its signature, by the number that TLS 1.2 gives it.</param>
/// <param name="Signature">The signature.</param>
internal sealed record SignedCertificateTimestamp(
    byte[] LogId, ulong Milliseconds, byte[] Extensions, byte HashAlgorithm, byte SignatureAlgorithm, byte[] Signature)
{
    private const int Most = 16;
    private const int LogIdLength = 32;

    /// <summary>The extension that holds a list of them.</summary>
    public static readonly DerObjectIdentifier Extension = new("1.3.6.1.4.1.11129.2.4.2");

    /// <summary>When it was made.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds((long)Milliseconds);

    /// <summary>The ones in a certificate; empty where there are none.</summary>
    /// <exception cref="SigstoreFormatException">They cannot be read.</exception>
    public static IReadOnlyList<SignedCertificateTimestamp> ReadAll(X509Certificate certificate)
    {
        if (certificate.GetExtensionValue(Extension) is not { } value) return [];
        try
        {
            var extension = new AsnReader(value.GetOctets(), AsnEncodingRules.DER);
            var outer = new TlsReader(extension.ReadOctetString());
            extension.ThrowIfNotEmpty();
            var list = new TlsReader(outer.Vector());
            outer.End();
            var all = new List<SignedCertificateTimestamp>();
            while (list.HasData)
            {
                if (all.Count == Most) throw Broken();
                all.Add(ReadOne(new(list.Vector())));
            }

            return all;
        }
        catch (Exception fault) when (fault is AsnContentException or EndOfStreamException)
        {
            throw Broken();
        }
    }

    private static SignedCertificateTimestamp ReadOne(TlsReader reader)
    {
        if (reader.Bytes(1)[0] != 0) throw Broken();
        var id = reader.Bytes(LogIdLength).ToArray();
        var time = BinaryPrimitives.ReadUInt64BigEndian(reader.Bytes(sizeof(ulong)));
        if (time > (ulong)DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()) throw Broken();
        var extensions = reader.Vector().ToArray();
        var (hash, kind) = (reader.Bytes(1)[0], reader.Bytes(1)[0]);
        var signature = reader.Vector().ToArray();
        reader.End();
        return new(id, time, extensions, hash, kind, signature);
    }

    private static SigstoreFormatException Broken() => new("The certificate timestamps in the signing certificate cannot be read.");
}
