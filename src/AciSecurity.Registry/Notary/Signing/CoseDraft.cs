using System.Formats.Cbor;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Registry.Notary.Certificates;
using AciSecurity.Registry.Notary.Envelopes;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>A COSE envelope that lacks its signature.</summary>
/// <remarks>RFC 9052 §4.4. .NET's writer wants the private key here; the key may be elsewhere.</remarks>
internal sealed class CoseDraft : EnvelopeDraft
{
    // COSE_Sign1; the enumeration of .NET has no name for it.
    private const CborTag Sign1 = (CborTag)18;
    private readonly byte[] _header;
    private readonly byte[] _payload;

    /// <summary>Writes what will be signed.</summary>
    public CoseDraft(SignatureAlgorithm algorithm, byte[] payload, DateTimeOffset signingTime, DateTimeOffset? expiry)
        : base(algorithm)
    {
        _header = CoseHeader.Write(algorithm, signingTime, expiry);
        _payload = payload;
    }

    /// <inheritdoc/>
    public override byte[] SignedBytes
    {
        get
        {
            var writer = new CborWriter(CborConformanceMode.Canonical);
            writer.WriteStartArray(4);
            writer.WriteTextString("Signature1");
            writer.WriteByteString(_header);
            writer.WriteByteString([]);
            writer.WriteByteString(_payload);
            writer.WriteEndArray();
            return writer.Encode();
        }
    }

    /// <inheritdoc/>
    public override byte[] Finish(byte[] signature, IReadOnlyList<X509Certificate2> chain, byte[]? timestamp)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteTag(Sign1);
        writer.WriteStartArray(4);
        writer.WriteByteString(_header);
        writer.WriteStartMap(timestamp is null ? 1 : 2);
        writer.WriteInt32(CoseLabels.Chain);
        writer.WriteStartArray(chain.Count);
        foreach (var certificate in chain) writer.WriteByteString(certificate.RawData);
        writer.WriteEndArray();
        if (timestamp is not null)
        {
            writer.WriteTextString(HeaderNames.TimestampSignature);
            writer.WriteByteString(timestamp);
        }

        writer.WriteEndMap();
        writer.WriteByteString(_payload);
        writer.WriteByteString(signature);
        writer.WriteEndArray();
        return writer.Encode();
    }
}
