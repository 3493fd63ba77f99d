using System.Text;
using System.Text.Json;

namespace AciSecurity.Files.Json;

/// <summary>Checks JSON before it is read: afterwards nothing in it can fail.</summary>
internal static class JsonSyntax
{
    private const string NotUnicode = "it holds text that is not Unicode.";

    /// <summary>Where and why the bytes are not JSON; no cause when they are.</summary>
    public static (long Offset, string? Cause) Problem(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonText.ReaderOptions);
        try
        {
            while (reader.Read())
            {
                // Only reading a text shows that it is none: JSON can spell half a surrogate pair.
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && MayBeBroken(ref reader)) reader.GetString();
            }

            return default;
        }
        catch (JsonException fault)
        {
            return (reader.BytesConsumed, Cause(fault));
        }
        catch (InvalidOperationException)
        {
            return (reader.TokenStartIndex, NotUnicode);
        }
    }

    /// <summary>Whether every text of a JSON value that has been parsed is Unicode.</summary>
    public static bool IsUnicode(ReadOnlySpan<byte> json) =>
        (Ascii.IsValid(json) && json.IndexOf("\\u"u8) < 0) || Problem(json).Cause is null;

    /// <summary>What a JSON error says, without the position that counts in the rewritten text.</summary>
    public static string Cause(JsonException fault)
    {
        var text = fault.Message;
        var at = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return at > 0 ? text[..at] : text;
    }

    private static bool MayBeBroken(ref Utf8JsonReader reader) => reader.ValueIsEscaped || !Ascii.IsValid(reader.ValueSpan);
}
