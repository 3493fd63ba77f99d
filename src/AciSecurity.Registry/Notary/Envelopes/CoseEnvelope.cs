using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Security.Cryptography.Cose;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>The envelope as COSE_Sign1_Tagged.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-envelope-cose.md, RFC 9052 §4.2. .NET's reader verifies the
/// signature; it takes untagged messages and times of any kind, so the structure is read here first, and both must have read the same.</remarks>
internal static class CoseEnvelope
{
    // Tag 18, then an array of four: there is one way to write them.
    private static readonly byte[] Start = [0xD2, 0x84];

    /// <summary>Takes the envelope apart.</summary>
    /// <exception cref="NotaryRefusalException">It is none.</exception>
    public static EnvelopeContent Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            if (!bytes.Span.StartsWith(Start)) throw new NotaryRefusalException("The envelope is no tagged COSE_Sign1.");
            CborShape.Check(bytes);
            return Read(bytes);
        }
        catch (Exception exception) when (exception is CborContentException or InvalidOperationException or OverflowException)
        {
            throw new NotaryRefusalException("The envelope is malformed CBOR, or a header is of another kind than it must be.");
        }
    }

    private static EnvelopeContent Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new CborReader(bytes, CborConformanceMode.Strict);
        reader.ReadTag();
        reader.ReadStartArray();
        var header = reader.ReadByteString();
        var open = CoseHeader.Values(reader);
        var payload = reader.ReadByteString();
        var signature = reader.ReadByteString();
        reader.ReadEndArray();
        var attributes = CoseHeader.Read(header);
        if (open.Keys.FirstOrDefault(attributes.Names.Contains) is not null) throw new NotaryRefusalException("A header is both protected and not.");
        return new(
            attributes,
            payload,
            Chain(open),
            signature,
            open.TryGetValue(HeaderNames.TimestampSignature, out var token) ? new CborReader(token).ReadByteString() : default,
            key => Verifies(bytes, key, header, payload, signature, attributes.Algorithm));
    }

    private static List<ReadOnlyMemory<byte>> Chain(Dictionary<string, ReadOnlyMemory<byte>> open)
    {
        var chain = new List<ReadOnlyMemory<byte>>();
        if (!open.TryGetValue(CoseLabels.Name(CoseLabels.Chain), out var value)) return chain;
        var reader = new CborReader(value);
        var count = reader.ReadStartArray();
        if (count > CertificateReader.LongestChain) throw new NotaryRefusalException("The chain has too many certificates.");
        for (var index = 0; index < count; index++) chain.Add(reader.ReadByteString());
        return chain;
    }

    private static bool Verifies(ReadOnlyMemory<byte> bytes, CertificateKey key, byte[] header, byte[] payload, byte[] signature, SignatureAlgorithm algorithm)
    {
        try
        {
            var message = CoseMessage.DecodeSign1(bytes.Span);
            return message.RawProtectedHeaders.Span.SequenceEqual(header) && message.Signature.Span.SequenceEqual(signature)
                && message.Content is { } content && content.Span.SequenceEqual(payload)
                && key.Verifies(message, algorithm.IsRsa);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
