using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry.Notary.Envelopes;

namespace AciSecurity.Registry.Notary;

/// <summary>What a Notary Project signature is about: one piece of content, and what the signer wrote to it.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#payload</remarks>
internal static class NotaryPayload
{
    /// <summary>Annotations with this beginning are the specification's.</summary>
    public const string ReservedPrefix = "io.cncf.notary";

    private const string Target = "targetArtifact";

    /// <summary>Reads a payload. Members that are not known are ignored.</summary>
    /// <exception cref="NotaryRefusalException">It is none.</exception>
    public static Descriptor Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return ReadTarget(payload);
        }
        catch (InvalidOperationException)
        {
            throw new NotaryRefusalException("The payload has a name that is no well-formed text.");
        }
    }

    /// <summary>Writes a payload, with its members in alphabetical order as notation does.</summary>
    public static byte[] Write(Descriptor target, IReadOnlyDictionary<string, string> metadata)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, NotaryJson.Writing))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(Target);
            if (metadata.Count > 0)
            {
                writer.WriteStartObject("annotations");
                foreach (var (name, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal)) writer.WriteString(name, value);
                writer.WriteEndObject();
            }

            writer.WriteString("digest", target.Digest.ToString());
            writer.WriteString("mediaType", target.MediaType);
            writer.WriteNumber("size", target.Size);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static Descriptor ReadTarget(ReadOnlyMemory<byte> payload)
    {
        if (!NotaryJson.Object(payload, "payload").TryGetProperty(Target, out var target) || target.ValueKind != JsonValueKind.Object)
        {
            throw new NotaryRefusalException("The payload names no artifact.");
        }

        if (!Digest.TryParse(target.Text("digest"), out var digest)) throw new NotaryRefusalException("The payload's digest is none.");
        if (!target.TryGetProperty("size", out var size) || size.ValueKind != JsonValueKind.Number || !size.TryGetInt64(out var bytes) || bytes < 0)
        {
            throw new NotaryRefusalException("The payload's size is none.");
        }

        return new(target.Text("mediaType"), digest, bytes) { Annotations = Annotations(target) };
    }

    private static Dictionary<string, string> Annotations(JsonElement target)
    {
        var annotations = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!target.TryGetProperty("annotations", out var members) || members.ValueKind == JsonValueKind.Null) return annotations;
        if (members.ValueKind != JsonValueKind.Object) throw new NotaryRefusalException("The payload's annotations are none.");
        foreach (var member in members.EnumerateObject()) annotations.Add(member.Name, member.Value.AsText(member.Name));
        return annotations;
    }
}
