using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using AciSecurity.Registry.Notary.Certificates;
using AciSecurity.Registry.Notary.Envelopes;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>A JWS envelope that lacks its signature.</summary>
internal sealed class JwsDraft : EnvelopeDraft
{
    private readonly string _header;
    private readonly string _payload;

    /// <summary>Writes what will be signed.</summary>
    public JwsDraft(SignatureAlgorithm algorithm, byte[] payload, DateTimeOffset signingTime, DateTimeOffset? expiry)
        : base(algorithm)
    {
        _header = Base64Text.ToUrl(JwsHeader.Write(algorithm, signingTime, expiry));
        _payload = Base64Text.ToUrl(payload);
    }

    /// <inheritdoc/>
    public override byte[] SignedBytes => Encoding.ASCII.GetBytes($"{_header}.{_payload}");

    /// <inheritdoc/>
    public override byte[] Finish(byte[] signature, IReadOnlyList<X509Certificate2> chain, byte[]? timestamp)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, NotaryJson.Writing))
        {
            writer.WriteStartObject();
            writer.WriteString("payload", _payload);
            writer.WriteString("protected", _header);
            writer.WriteStartObject("header");
            if (timestamp is not null) writer.WriteBase64String(HeaderNames.TimestampSignature, timestamp);
            writer.WriteStartArray(JwsEnvelope.Chain);
            foreach (var certificate in chain) writer.WriteBase64StringValue(certificate.RawData);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteString("signature", Base64Text.ToUrl(signature));
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
