using System.Text;
using System.Text.Json;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>The envelope in the flattened JSON form of JWS.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-envelope-jws.md, RFC 7515 §7.2.2</remarks>
internal static class JwsEnvelope
{
    /// <summary>The unprotected header with the certificates. RFC 7515 §4.1.6</summary>
    public const string Chain = "x5c";

    /// <summary>Takes the envelope apart.</summary>
    /// <exception cref="NotaryRefusalException">It is none.</exception>
    public static EnvelopeContent Parse(ReadOnlyMemory<byte> bytes)
    {
        var envelope = NotaryJson.Object(bytes, "envelope");
        if (envelope.TryGetProperty("signatures", out _)) throw new NotaryRefusalException("The envelope is not in the flattened form.");
        var (payload, encodedHeader) = (envelope.Text("payload"), envelope.Text("protected"));
        var header = NotaryJson.Object(Base64Text.FromUrl(encodedHeader), "protected header");
        var open = Unprotected(envelope, header);
        var signature = Base64Text.FromUrl(envelope.Text("signature"));
        var attributes = JwsHeader.Read(header);
        var signed = Encoding.ASCII.GetBytes($"{encodedHeader}.{payload}");
        return new(
            attributes,
            Base64Text.FromUrl(payload),
            ReadChain(open),
            signature,
            open.OptionalText(HeaderNames.TimestampSignature) is { } token ? Base64Text.FromStandard(token) : default,
            key => attributes.Algorithm.Verifies(key, signed, signature));
    }

    private static ReadOnlyMemory<byte>[] ReadChain(JsonElement open)
    {
        var chain = open.Texts(Chain);
        return chain.Count <= CertificateReader.LongestChain
            ? [.. chain.Select(certificate => new ReadOnlyMemory<byte>(Base64Text.FromStandard(certificate)))]
            : throw new NotaryRefusalException("The chain has too many certificates.");
    }

    // RFC 7515 §7.2.1: no name may stand in both headers.
    private static JsonElement Unprotected(JsonElement envelope, JsonElement header)
    {
        if (!envelope.TryGetProperty("header", out var open) || open.ValueKind != JsonValueKind.Object) throw new NotaryRefusalException("The unprotected header is missing.");
        foreach (var member in open.EnumerateObject())
        {
            if (header.TryGetProperty(member.Name, out _)) throw new NotaryRefusalException("A header is both protected and not.");
        }

        return open;
    }
}
