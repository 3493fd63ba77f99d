using System.Text.Json;
using System.Text.Unicode;

namespace AciSecurity.Registry;

/// <summary>JSON that anybody may have written: UTF-8, not too deep, no member twice, no comments, nothing behind it, and each text well-formed.</summary>
internal static class StrictJson
{
    /// <summary>Reads it.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="depth">How deep it may go.</param>
    /// <exception cref="JsonException">It is no such JSON.</exception>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8, int depth)
    {
        if (!Utf8.IsValid(utf8)) throw new JsonException("It is not UTF-8.");
        DemandTexts(utf8, depth);
        return JsonElement.Parse(utf8, new() { AllowDuplicateProperties = false, MaxDepth = depth });
    }

    // Escapes of half a character are found here, once, and not wherever a text is taken out of the element.
    private static void DemandTexts(ReadOnlySpan<byte> utf8, int depth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = depth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) _ = reader.GetString();
            }
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A text is not well-formed.", exception);
        }
    }
}
