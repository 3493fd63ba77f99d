using System.Text;
using System.Text.Json;

namespace AciSecurity.Http.Tests.Fake;

/// <summary>JSON web tokens that nobody signed.</summary>
internal static class FakeToken
{
    public static string Make(IReadOnlyDictionary<string, object?> claims) =>
        $"{Encode(Encoding.UTF8.GetBytes("""{"alg":"none","typ":"JWT"}"""))}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims.Where(claim => claim.Value is not null).ToDictionary()))}.planted";

    public static string Encode(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The SHA-256 thumbprint that a token's head names; null for none.</summary>
    public static string? Thumbprint(string token)
    {
        if (token.Split('.') is not [['e', 'y', ..] head, _, _]) return null;
        using var json = JsonDocument.Parse(Decode(head));
        return json.RootElement.TryGetProperty("x5t#S256", out var thumbprint) ? Convert.ToHexString(Decode(thumbprint.GetString()!)) : null;
    }

    private static byte[] Decode(string text)
    {
        var base64 = text.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
    }
}
