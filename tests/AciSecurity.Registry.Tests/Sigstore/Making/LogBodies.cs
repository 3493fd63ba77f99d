using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AciSecurity.Registry.Tests.Sigstore.Making;

/// <summary>Bodies of log entries, by kind.</summary>
internal static class LogBodies
{
    /// <param name="kind">The kind and version.</param>
    /// <param name="signed">What the signature is over.</param>
    /// <param name="payload">The envelope's payload; empty where content itself is signed.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="certificate">The certificate; null where a bare key signed.</param>
    /// <param name="key">The key.</param>
    public static JsonObject Of(string kind, byte[] signed, byte[] payload, byte[] signature, byte[]? certificate, byte[] key)
    {
        var pem = PemEncoding.WriteString(certificate is null ? "PUBLIC KEY" : "CERTIFICATE", certificate ?? key) + "\n";
        var verifier = Base64(Encoding.ASCII.GetBytes(pem));
        var raw = certificate is null
            ? new JsonObject { ["publicKey"] = new JsonObject { ["rawBytes"] = Base64(key) }, ["keyDetails"] = "PKIX_ECDSA_P256_SHA_256" }
            : new JsonObject { ["x509Certificate"] = new JsonObject { ["rawBytes"] = Base64(certificate) }, ["keyDetails"] = "PKIX_ECDSA_P256_SHA_256" };
        return Entry(kind, kind switch
        {
            "hashedrekord 0.0.1" => new JsonObject
            {
                ["data"] = new JsonObject { ["hash"] = Hash(signed) },
                ["signature"] = new JsonObject { ["content"] = Base64(signature), ["publicKey"] = new JsonObject { ["content"] = verifier } },
            },
            "dsse 0.0.1" => new JsonObject
            {
                ["envelopeHash"] = Hash(signed),
                ["payloadHash"] = Hash(payload),
                ["signatures"] = new JsonArray(new JsonObject { ["signature"] = Base64(signature), ["verifier"] = verifier }),
            },
            "intoto 0.0.1" => new JsonObject
            {
                ["content"] = new JsonObject { ["hash"] = Hash(Envelope(payload, signature)), ["payloadHash"] = Hash(payload) },
                ["publicKey"] = verifier,
            },
            "intoto 0.0.2" => new JsonObject
            {
                ["content"] = new JsonObject
                {
                    ["envelope"] = new JsonObject
                    {
                        ["payloadType"] = "application/vnd.in-toto+json",
                        ["signatures"] = new JsonArray(new JsonObject { ["sig"] = Base64(Encoding.ASCII.GetBytes(Base64(signature))), ["publicKey"] = verifier }),
                    },
                    ["hash"] = Hash(signed),
                    ["payloadHash"] = Hash(payload),
                },
            },
            "hashedrekord 0.0.2" => new JsonObject
            {
                ["hashedRekordV002"] = new JsonObject { ["data"] = Output(signed), ["signature"] = new JsonObject { ["content"] = Base64(signature), ["verifier"] = raw } },
            },
            "dsse 0.0.2" => new JsonObject
            {
                ["dsseV002"] = new JsonObject
                {
                    ["payloadHash"] = Output(payload),
                    ["signatures"] = new JsonArray(new JsonObject { ["content"] = Base64(signature), ["verifier"] = raw }),
                },
            },
            _ => new JsonObject(),
        });
    }

    private static JsonObject Entry(string kind, JsonObject spec) => new() { ["apiVersion"] = kind.Split(' ')[1], ["kind"] = kind.Split(' ')[0], ["spec"] = spec };

    // As Go writes the envelope: the oldest kind of entry knows it by this alone.
    private static byte[] Envelope(byte[] payload, byte[] signature) => Encoding.UTF8.GetBytes(
        $$"""{"payloadType":"application/vnd.in-toto+json","payload":"{{Base64(payload)}}","signatures":[{"keyid":"","sig":"{{Base64(signature)}}"}]}""");

    private static JsonObject Hash(byte[] data) => new() { ["algorithm"] = "sha256", ["value"] = Convert.ToHexString(SHA256.HashData(data)).ToLowerInvariant() };

    private static JsonObject Output(byte[] data) => new() { ["algorithm"] = "SHA2_256", ["digest"] = Base64(SHA256.HashData(data)) };

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes);
}
