using System.Text.Json;
using System.Text.RegularExpressions;

namespace AciSecurity.Credentials.Formats;

/// <summary>JSON web tokens: three parts in base64url, of which the first is JSON that names an algorithm.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc7515#section-3.1, https://www.rfc-editor.org/rfc/rfc7516#section-3.1</remarks>
internal static partial class JsonWebTokenFormat
{
    public static SecretFormat[] All { get; } = [new(new(Token(), "ey", "ew") { Shortest = 20 }, "a JSON web token", HasAlgorithm)];

    private static bool HasAlgorithm(string token)
    {
        var header = token[..token.IndexOf('.')].Replace('-', '+').Replace('_', '/');
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header.PadRight((header.Length + 3) / 4 * 4, '='), bytes, out var count)) return false;
        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(0, count));
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("alg", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9_-])e[wy][A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]{8,}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
