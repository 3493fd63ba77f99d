using System.Globalization;
using System.Text;

namespace AciSecurity.Registry.Sigstore.Bundles;

/// <summary>An envelope around what was signed, with its type under the signature too.</summary>
/// <param name="PayloadType">The type of the payload.</param>
/// <param name="Payload">What was signed.</param>
/// <param name="Signature">The signature.</param>
/// <param name="KeyId">What the signer calls the key. Nothing proves it.</param>
/// <remarks>https://github.com/secure-systems-lab/dsse/blob/master/protocol.md</remarks>
internal sealed record DsseEnvelope(string PayloadType, byte[] Payload, byte[] Signature, string KeyId)
{
    /// <summary>The bytes that are signed: the pre-authentication encoding.</summary>
    public byte[] SignedBytes()
    {
        var type = Encoding.UTF8.GetBytes(PayloadType);
        var head = string.Create(CultureInfo.InvariantCulture, $"DSSEv1 {type.Length} ");
        var middle = string.Create(CultureInfo.InvariantCulture, $" {Payload.Length} ");
        return [.. Encoding.ASCII.GetBytes(head), .. type, .. Encoding.ASCII.GetBytes(middle), .. Payload];
    }

    /// <summary>The envelope as JSON in the ways in which cosign and its libraries wrote it: an old log entry knows the envelope by the hash of one of these alone.</summary>
    public IEnumerable<byte[]> Written()
    {
        var type = System.Text.Json.JsonEncodedText.Encode(PayloadType, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        var key = System.Text.Json.JsonEncodedText.Encode(KeyId, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        var (payload, signature) = (Convert.ToBase64String(Payload), Convert.ToBase64String(Signature));
        string[] signatures = [$$"""{"keyid":"{{key}}","sig":"{{signature}}"}""", $$"""{"sig":"{{signature}}"}"""];
        foreach (var one in signatures)
        {
            yield return Encoding.UTF8.GetBytes($$"""{"payloadType":"{{type}}","payload":"{{payload}}","signatures":[{{one}}]}""");
            yield return Encoding.UTF8.GetBytes($$"""{"payload":"{{payload}}","payloadType":"{{type}}","signatures":[{{one}}]}""");
        }
    }
}
