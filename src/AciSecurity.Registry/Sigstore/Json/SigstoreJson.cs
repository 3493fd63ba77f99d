using System.Text.Json;
using System.Text.Unicode;

namespace AciSecurity.Registry.Sigstore.Json;

/// <summary>Reads JSON that anybody may have written: bounded, UTF-8, and with no name twice in an object.</summary>
internal static class SigstoreJson
{
    private const int Deepest = 64;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    /// <summary>Reads <paramref name="utf8"/>.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="largest">How many bytes it may have.</param>
    /// <exception cref="SigstoreFormatException">It is no such JSON.</exception>
    public static JsonElement Read(ReadOnlyMemory<byte> utf8, string what, int largest)
    {
        if (utf8.Length > largest) throw new SigstoreFormatException($"The {what} has more than {largest:N0} bytes.");
        if (!Utf8.IsValid(utf8.Span)) throw new SigstoreFormatException($"The {what} is not UTF-8 text.");
        try
        {
            DecodeText(utf8.Span);
            using var document = JsonDocument.Parse(utf8, Options);
            return document.RootElement.Clone();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new SigstoreFormatException($"The {what} is not JSON, or has a name twice in one object.");
        }
    }

    // Escapes of half a character are found here, once, and not wherever a text is taken out of the document.
    private static void DecodeText(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Deepest });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) _ = reader.GetString();
        }
    }
}
