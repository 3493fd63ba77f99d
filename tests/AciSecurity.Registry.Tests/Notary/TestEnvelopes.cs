using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Registry.Tests.Notary.Certificates;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>Envelopes that no signer would make. The signature is always right.</summary>
internal static class TestEnvelopes
{
    public const string Payload = """{"targetArtifact":{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:6a66940e02cf7612c1dc91914968a7ab3bc1601eb92346c09b331304498d0377","size":349}}""";

    public const string Header = """{"alg":"ES256","cty":"application/vnd.cncf.notary.payload.v1+json","crit":["io.cncf.notary.signingScheme"],"io.cncf.notary.signingScheme":"notary.x509","io.cncf.notary.signingTime":"2026-05-01T00:00:00Z"}""";

    /// <summary>A JWS envelope with the header as it is written.</summary>
    public static byte[] Jws(TestChain chain, string header = Header, string payload = Payload, Action<JsonObject>? change = null)
    {
        var (first, second) = (Url(Encoding.UTF8.GetBytes(header)), Url(Encoding.UTF8.GetBytes(payload)));
        var envelope = new JsonObject
        {
            ["payload"] = second,
            ["protected"] = first,
            ["header"] = new JsonObject { ["x5c"] = new JsonArray([.. chain.Certificates.Select(certificate => (JsonNode)Convert.ToBase64String(certificate.RawData))]) },
            ["signature"] = Url(Sign(chain, Encoding.ASCII.GetBytes($"{first}.{second}"))),
        };
        change?.Invoke(envelope);
        return Encoding.UTF8.GetBytes(envelope.ToJsonString());
    }

    /// <summary>A COSE envelope with the headers that are written.</summary>
    public static byte[] Cose(TestChain chain, Action<CborWriter>? header = null, Action<CborWriter>? open = null, bool tagged = true, byte[]? payload = null)
    {
        var first = Written(header ?? (writer => CoseHeader(writer)));
        var content = payload ?? Encoding.UTF8.GetBytes(Payload);
        var signature = Sign(chain, Written(writer =>
        {
            writer.WriteStartArray(4);
            writer.WriteTextString("Signature1");
            writer.WriteByteString(first);
            writer.WriteByteString([]);
            writer.WriteByteString(content);
            writer.WriteEndArray();
        }));
        return Written(writer =>
        {
            if (tagged) writer.WriteTag((CborTag)18);
            writer.WriteStartArray(4);
            writer.WriteByteString(first);
            (open ?? (map => CoseOpen(map, chain)))(writer);
            writer.WriteByteString(content);
            writer.WriteByteString(signature);
            writer.WriteEndArray();
        });
    }

    /// <summary>A protected header; what is given comes on top.</summary>
    public static void CoseHeader(CborWriter writer, Action<CborWriter>? time = null, string[]? critical = null, string scheme = "notary.x509", int extra = 0, Action<CborWriter>? more = null)
    {
        writer.WriteStartMap(5 + extra);
        writer.WriteInt32(1);
        writer.WriteInt32(-7);
        writer.WriteInt32(2);
        writer.WriteStartArray(null);
        foreach (var name in critical ?? ["io.cncf.notary.signingScheme"]) writer.WriteTextString(name);
        writer.WriteEndArray();
        writer.WriteInt32(3);
        writer.WriteTextString("application/vnd.cncf.notary.payload.v1+json");
        writer.WriteTextString("io.cncf.notary.signingScheme");
        writer.WriteTextString(scheme);
        writer.WriteTextString("io.cncf.notary.signingTime");
        (time ?? Seconds)(writer);
        more?.Invoke(writer);
        writer.WriteEndMap();
    }

    public static void CoseOpen(CborWriter writer, TestChain chain)
    {
        writer.WriteStartMap(1);
        writer.WriteInt32(33);
        writer.WriteStartArray(3);
        foreach (var certificate in chain.Certificates) writer.WriteByteString(certificate.RawData);
        writer.WriteEndArray();
        writer.WriteEndMap();
    }

    public static void Seconds(CborWriter writer)
    {
        writer.WriteTag(CborTag.UnixTimeSeconds);
        writer.WriteInt64(1777593600);
    }

    public static string Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    // Indefinite lengths become definite here.
    private static byte[] Written(Action<CborWriter> write)
    {
        var writer = new CborWriter(CborConformanceMode.Lax, convertIndefiniteLengthEncodings: true);
        write(writer);
        return writer.Encode();
    }

    private static byte[] Sign(TestChain chain, byte[] data) => ((ECDsa)chain.Leaf.Key).SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
