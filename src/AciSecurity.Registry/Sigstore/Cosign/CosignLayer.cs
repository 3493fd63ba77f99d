using System.Globalization;
using System.Text.Json;
using AciSecurity.Registry.Sigstore.Certificates;
using AciSecurity.Registry.Sigstore.Json;
using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Registry.Sigstore.Logs;

namespace AciSecurity.Registry.Sigstore.Cosign;

/// <summary>Reads one signature of a cosign signature manifest: a layer is what was signed, its annotations are the signature and what proves it.</summary>
/// <remarks>https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md. The annotation <c>dev.sigstore.cosign/chain</c> is not
/// read: issuers come from the trusted root alone.</remarks>
internal static class CosignLayer
{
    /// <summary>What a layer with a signature is.</summary>
    public const string MediaType = "application/vnd.dev.cosign.simplesigning.v1+json";

    private const string SignatureAnnotation = "dev.cosignproject.cosign/signature";
    private const string CertificateAnnotation = "dev.sigstore.cosign/certificate";
    private const string BundleAnnotation = "dev.sigstore.cosign/bundle";
    private const string TimestampAnnotation = "dev.sigstore.cosign/rfc3161timestamp";
    private const int LargestAnnotation = 1024 * 1024;

    /// <summary>Reads a signature.</summary>
    /// <exception cref="SigstoreFormatException">There is none, or something of it cannot be read.</exception>
    public static SignatureEvidence Read(ReadOnlyMemory<byte> layer, IReadOnlyDictionary<string, string> annotations)
    {
        if (!StrictBase64.TryDecode(annotations.GetValueOrDefault(SignatureAnnotation), out var signature) || signature.Length == 0)
            throw new SigstoreFormatException("The layer's annotations hold no signature.");
        return new()
        {
            Signature = signature,
            Data = SignedData.Of(layer),
            Certificate = Given(annotations, CertificateAnnotation) is { } certificate ? SigningCertificate.ReadPem(certificate) : null,
            Entries = Given(annotations, BundleAnnotation) is { } bundle ? [Entry(Parse(bundle, "log bundle"))] : [],
            Timestamps = Given(annotations, TimestampAnnotation) is { } timestamp ? [Timestamp(Parse(timestamp, "timestamp"))] : [],
        };
    }

    private static LogEntry Entry(JsonElement bundle) => new()
    {
        SignedEntryTimestamp = Bytes(bundle, "SignedEntryTimestamp"),
        Body = Bytes(bundle, "Payload", "body"),
        LogId = JsonPath.Text(bundle, "Payload", "logID") is { Length: > 0 } id && id.Length % 2 == 0 && id.All(char.IsAsciiHexDigitLower)
            ? Convert.FromHexString(id)
            : throw Broken("log bundle"),
        IntegratedTime = Number(bundle, "integratedTime"),
        LogIndex = Number(bundle, "logIndex"),
    };

    private static byte[] Timestamp(JsonElement timestamp) => Bytes(timestamp, "SignedRFC3161Timestamp");

    private static byte[] Bytes(JsonElement element, params string[] names) =>
        StrictBase64.TryDecode(JsonPath.Text(element, names), out var bytes) && bytes.Length > 0 ? bytes : throw Broken(names[^1]);

    private static long Number(JsonElement bundle, string name) =>
        JsonPath.Find(bundle, "Payload", name) is { ValueKind: JsonValueKind.Number } number
        && number.TryGetInt64(out var value) && value >= 0 && number.GetRawText() == value.ToString(CultureInfo.InvariantCulture)
            ? value
            : throw Broken(name);

    private static JsonElement Parse(string annotation, string what) => SigstoreJson.Read(System.Text.Encoding.UTF8.GetBytes(annotation), what, LargestAnnotation);

    // cosign leaves an annotation empty where it has nothing for it.
    private static string? Given(IReadOnlyDictionary<string, string> annotations, string name)
    {
        if (annotations.GetValueOrDefault(name) is not { Length: > 0 } text) return null;
        return text.Length <= LargestAnnotation ? text : throw Broken(name);
    }

    private static SigstoreFormatException Broken(string what) => new($"The layer's annotations hold a {what} that cannot be read.");
}
