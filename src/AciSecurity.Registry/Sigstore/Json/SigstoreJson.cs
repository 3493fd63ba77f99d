using System.Text.Json;

namespace AciSecurity.Registry.Sigstore.Json;

/// <summary>Reads the JSON of sigstore, which anybody may have written.</summary>
internal static class SigstoreJson
{
    private const int Deepest = 64;

    /// <summary>Reads <paramref name="utf8"/>.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <param name="largest">How many bytes it may have.</param>
    /// <exception cref="SigstoreFormatException">It is no such JSON.</exception>
    public static JsonElement Read(ReadOnlyMemory<byte> utf8, string what, int largest)
    {
        if (utf8.Length > largest) throw new SigstoreFormatException($"The {what} has more than {largest:N0} bytes.");
        try
        {
            return StrictJson.Parse(utf8.Span, Deepest);
        }
        catch (JsonException)
        {
            throw new SigstoreFormatException($"The {what} is not JSON in UTF-8, or has a name twice in one object.");
        }
    }
}
