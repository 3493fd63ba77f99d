using System.Formats.Cbor;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>The protected header of a COSE envelope.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-envelope-cose.md</remarks>
internal static class CoseHeader
{
    /// <summary>Reads the header.</summary>
    /// <exception cref="NotaryRefusalException">It breaks a rule of the format.</exception>
    public static SignedAttributes Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty) throw new NotaryRefusalException("The protected header is empty.");
        CborShape.Check(bytes);
        var reader = new CborReader(bytes, CborConformanceMode.Strict);
        var values = Values(reader);
        return new(Algorithm(values), Text(values, CoseLabels.Name(CoseLabels.ContentType)), Text(values, HeaderNames.SigningScheme), Critical(values), values.Keys.ToHashSet(StringComparer.Ordinal))
        {
            SigningTime = Time(values, HeaderNames.SigningTime),
            AuthenticSigningTime = Time(values, HeaderNames.AuthenticSigningTime),
            Expiry = Time(values, HeaderNames.Expiry),
        };
    }

    /// <summary>Writes the header of a signature in the scheme <see cref="SigningScheme.X509"/>.</summary>
    public static byte[] Write(SignatureAlgorithm algorithm, DateTimeOffset signingTime, DateTimeOffset? expiry)
    {
        // Canonical: shorter labels first.
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartMap(expiry is null ? 5 : 6);
        writer.WriteInt32(CoseLabels.Algorithm);
        writer.WriteInt32(algorithm.CoseLabel);
        writer.WriteInt32(CoseLabels.Critical);
        writer.WriteStartArray(expiry is null ? 1 : 2);
        writer.WriteTextString(HeaderNames.SigningScheme);
        if (expiry is not null) writer.WriteTextString(HeaderNames.Expiry);
        writer.WriteEndArray();
        writer.WriteInt32(CoseLabels.ContentType);
        writer.WriteTextString(NotaryMediaTypes.Payload);
        if (expiry is { } end) WriteTime(writer, HeaderNames.Expiry, end);
        WriteTime(writer, HeaderNames.SigningTime, signingTime);
        writer.WriteTextString(HeaderNames.SigningScheme);
        writer.WriteTextString(HeaderNames.X509Scheme);
        writer.WriteEndMap();
        return writer.Encode();
    }

    /// <summary>Reads a map of headers.</summary>
    public static Dictionary<string, ReadOnlyMemory<byte>> Values(CborReader reader)
    {
        var values = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var count = reader.ReadStartMap();
        for (var index = 0; index < count; index++)
        {
            if (!values.TryAdd(CoseLabels.Read(reader), reader.ReadEncodedValue())) throw new NotaryRefusalException("A header is there twice.");
        }

        reader.ReadEndMap();
        return values;
    }

    private static void WriteTime(CborWriter writer, string name, DateTimeOffset time)
    {
        writer.WriteTextString(name);
        writer.WriteTag(CborTag.UnixTimeSeconds);
        writer.WriteInt64(time.ToUnixTimeSeconds());
    }

    private static SignatureAlgorithm Algorithm(Dictionary<string, ReadOnlyMemory<byte>> values)
    {
        var label = Reader(values, CoseLabels.Name(CoseLabels.Algorithm)).ReadInt64();
        return SignatureAlgorithm.All.FirstOrDefault(algorithm => algorithm.CoseLabel == label)
            ?? throw new NotaryRefusalException($"The signature algorithm {label} is not supported.");
    }

    private static List<string> Critical(Dictionary<string, ReadOnlyMemory<byte>> values)
    {
        var reader = Reader(values, CoseLabels.Name(CoseLabels.Critical));
        var count = reader.ReadStartArray();
        if (count == 0) throw new NotaryRefusalException("The header crit is empty.");
        var labels = new List<string>();
        for (var index = 0; index < count; index++) labels.Add(CoseLabels.Read(reader));
        return labels;
    }

    private static string Text(Dictionary<string, ReadOnlyMemory<byte>> values, string name) => Reader(values, name).ReadTextString();

    // Tag 1 with a whole number, and no other way to write a time.
    private static DateTimeOffset? Time(Dictionary<string, ReadOnlyMemory<byte>> values, string name)
    {
        if (!values.ContainsKey(name)) return null;
        var reader = Reader(values, name);
        if (reader.PeekState() != CborReaderState.Tag || reader.ReadTag() != CborTag.UnixTimeSeconds
            || reader.PeekState() is not (CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger))
        {
            throw new NotaryRefusalException($"The header {name} is no whole number with the tag 1.");
        }

        var seconds = reader.ReadInt64();
        return seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new NotaryRefusalException($"The header {name} is out of range.");
    }

    private static CborReader Reader(Dictionary<string, ReadOnlyMemory<byte>> values, string name) => values.TryGetValue(name, out var value)
        ? new(value, CborConformanceMode.Strict)
        : throw new NotaryRefusalException($"The header {name} is missing.");
}
