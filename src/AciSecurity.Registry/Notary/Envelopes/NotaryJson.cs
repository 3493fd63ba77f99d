using System.Text.Encodings.Web;
using System.Text.Json;

namespace AciSecurity.Registry.Notary.Envelopes;

/// <summary>The JSON of the Notary Project, which anybody may have written.</summary>
internal static class NotaryJson
{
    /// <summary>What is read is flat; extended attributes may nest a little.</summary>
    public const int DeepestNesting = 16;

    /// <summary>How JSON is written: a plus sign in a media type stays one, as other implementations write it.</summary>
    public static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads an object.</summary>
    /// <param name="utf8">Its bytes.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="NotaryRefusalException">It is none.</exception>
    public static JsonElement Object(ReadOnlyMemory<byte> utf8, string what)
    {
        try
        {
            var element = StrictJson.Parse(utf8.Span, DeepestNesting);
            return element.ValueKind == JsonValueKind.Object ? element : throw new NotaryRefusalException($"The {what} is no JSON object.");
        }
        catch (JsonException)
        {
            throw new NotaryRefusalException($"The {what} is malformed JSON, too deep, or has a member twice.");
        }
    }

    /// <summary>A member that must be a string.</summary>
    /// <exception cref="NotaryRefusalException">It is missing, or no string.</exception>
    public static string Text(this JsonElement element, string name) =>
        element.OptionalText(name) ?? throw new NotaryRefusalException($"The member {name} is missing.");

    /// <summary>A member that may be a string; null where it is missing.</summary>
    /// <exception cref="NotaryRefusalException">It is there and no string.</exception>
    public static string? OptionalText(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.AsText(name) : null;

    /// <summary>The strings of an array; empty where the member is missing.</summary>
    /// <exception cref="NotaryRefusalException">It is there and no array of strings.</exception>
    public static IReadOnlyList<string> Texts(this JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var array)) return [];
        if (array.ValueKind != JsonValueKind.Array) throw new NotaryRefusalException($"The member {name} is no array.");
        return [.. array.EnumerateArray().Select(item => item.AsText(name))];
    }

    /// <summary>The element as a string.</summary>
    /// <exception cref="NotaryRefusalException">It is none.</exception>
    public static string AsText(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw new NotaryRefusalException($"The member {name} is no string.");
}
