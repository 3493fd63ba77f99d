using System.Text.Json;
using AciSecurity.Registry.Sigstore.Certificates;
using AciSecurity.Registry.Sigstore.Json;

namespace AciSecurity.Registry.Sigstore.Logs;

/// <summary>What a log entry says was signed, by what, and with which signature.</summary>
/// <param name="Kind">The entry's kind and version, e.g. <c>hashedrekord 0.0.1</c>.</param>
/// <remarks>https://github.com/sigstore/rekor/tree/main/pkg/types, and for version 0.0.2 of hashedrekord and dsse
/// https://github.com/sigstore/rekor-tiles/tree/main/api/proto/rekor/v2</remarks>
internal sealed record LoggedSignature(string Kind)
{
    private const int Largest = 32 * 1024 * 1024;

    /// <summary>The hash's algorithm, as the entry names it; null where the entry says none.</summary>
    public string? HashAlgorithm { get; init; }

    /// <summary>The hash of the content, or of an envelope's payload.</summary>
    public byte[]? Hash { get; init; }

    /// <summary>The signature; null where the entry says none.</summary>
    public byte[]? Signature { get; init; }

    /// <summary>The certificate of who signed; null where it was a bare key.</summary>
    public byte[]? Certificate { get; init; }

    /// <summary>The key that signed; null where it was a certificate's.</summary>
    public byte[]? PublicKey { get; init; }

    /// <summary>The hash of the whole envelope as JSON; null where the entry says none, or says the signature too.</summary>
    public byte[]? EnvelopeHash { get; init; }

    /// <summary>Whether the second version of Rekor holds it.</summary>
    public bool IsOfSecondRekor => Kind is "hashedrekord 0.0.2" or "dsse 0.0.2";

    /// <summary>Whether it is of content itself, and not of an envelope's payload.</summary>
    public bool IsOfContent => Kind.StartsWith("hashedrekord ", StringComparison.Ordinal);

    /// <summary>Reads the body of an entry; null where its kind is not known here.</summary>
    /// <exception cref="SigstoreFormatException">It is no body of an entry.</exception>
    public static LoggedSignature? Read(byte[] body)
    {
        var entry = SigstoreJson.Read(body, "log entry", Largest);
        var kind = $"{JsonPath.Text(entry, "kind")} {JsonPath.Text(entry, "apiVersion")}";
        if (JsonPath.Find(entry, "spec") is not { ValueKind: JsonValueKind.Object } spec) throw new SigstoreFormatException("The log entry says nothing.");
        return kind switch
        {
            "hashedrekord 0.0.1" => OfPem(kind, JsonPath.Text(spec, "signature", "publicKey", "content")) with
            {
                HashAlgorithm = JsonPath.Text(spec, "data", "hash", "algorithm"),
                Hash = Hexadecimal(JsonPath.Text(spec, "data", "hash", "value")),
                Signature = Base64(JsonPath.Text(spec, "signature", "content")),
            },
            "dsse 0.0.1" when JsonPath.Only(spec, "signatures") is { } signature => OfPem(kind, JsonPath.Text(signature, "verifier")) with
            {
                HashAlgorithm = JsonPath.Text(spec, "payloadHash", "algorithm"),
                Hash = Hexadecimal(JsonPath.Text(spec, "payloadHash", "value")),
                Signature = Base64(JsonPath.Text(signature, "signature")),
            },
            "intoto 0.0.2" when JsonPath.Only(spec, "content", "envelope", "signatures") is { } signature => OfPem(kind, JsonPath.Text(signature, "publicKey")) with
            {
                HashAlgorithm = JsonPath.Text(spec, "content", "payloadHash", "algorithm"),
                Hash = Hexadecimal(JsonPath.Text(spec, "content", "payloadHash", "value")),
                Signature = Base64(Ascii(Base64(JsonPath.Text(signature, "sig")))),
            },
            "intoto 0.0.1" => OfPem(kind, JsonPath.Text(spec, "publicKey")) with
            {
                HashAlgorithm = JsonPath.Text(spec, "content", "hash", "algorithm"),
                Hash = Hexadecimal(JsonPath.Text(spec, "content", "payloadHash", "value")),
                EnvelopeHash = Hexadecimal(JsonPath.Text(spec, "content", "hash", "value")),
            },
            "hashedrekord 0.0.2" when JsonPath.Find(spec, "hashedRekordV002") is { } second && JsonPath.Find(second, "signature") is { } signature =>
                OfVerifier(kind, signature) with
                {
                    HashAlgorithm = JsonPath.Text(second, "data", "algorithm"),
                    Hash = Base64(JsonPath.Text(second, "data", "digest")),
                },
            "dsse 0.0.2" when JsonPath.Find(spec, "dsseV002") is { } second && JsonPath.Only(second, "signatures") is { } signature =>
                OfVerifier(kind, signature) with
                {
                    HashAlgorithm = JsonPath.Text(second, "payloadHash", "algorithm"),
                    Hash = Base64(JsonPath.Text(second, "payloadHash", "digest")),
                },
            "dsse 0.0.1" or "intoto 0.0.2" or "hashedrekord 0.0.2" or "dsse 0.0.2" => throw new SigstoreFormatException("The log entry is not of one signature."),
            _ => null,
        };
    }

    private static LoggedSignature OfPem(string kind, string? content)
    {
        var pem = Ascii(Base64(content)) ?? "";
        if (PemDer.TryRead(pem, "CERTIFICATE", out var certificate)) return new(kind) { Certificate = certificate };
        return PemDer.TryRead(pem, "PUBLIC KEY", out var key) ? new(kind) { PublicKey = key } : new LoggedSignature(kind);
    }

    private static LoggedSignature OfVerifier(string kind, JsonElement signature) => new(kind)
    {
        Signature = Base64(JsonPath.Text(signature, "content")),
        Certificate = Base64(JsonPath.Text(signature, "verifier", "x509Certificate", "rawBytes")),
        PublicKey = Base64(JsonPath.Text(signature, "verifier", "publicKey", "rawBytes")),
    };

    private static byte[]? Base64(string? text) => StrictBase64.TryDecode(text, out var bytes) ? bytes : null;

    private static string? Ascii(byte[]? bytes) => bytes is null ? null : System.Text.Encoding.ASCII.GetString(bytes);

    private static byte[]? Hexadecimal(string? text) => text is not null && text.Length % 2 == 0 && text.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(text) : null;
}
