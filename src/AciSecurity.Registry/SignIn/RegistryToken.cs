using System.Text.Json;
using AciSecurity.Sessions;

namespace AciSecurity.Registry.SignIn;

/// <summary>What a token service answers.</summary>
/// <remarks>https://distribution.github.io/distribution/spec/auth/token/#token-response-fields and
/// https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md: the text is in one of three members. When it ends, the token itself says best.</remarks>
internal static class RegistryToken
{
    // The specification's default where nothing is said, and what a clock may be off by.
    private static readonly TimeSpan DefaultLife = TimeSpan.FromSeconds(60);

    /// <summary>Reads the token in the member <paramref name="name"/>, or in one that means the same.</summary>
    /// <returns>Null where there is none.</returns>
    public static AccessToken? Read(ReadOnlyMemory<byte> json, string name, DateTimeOffset now)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var answer = document.RootElement;
            if (answer.ValueKind != JsonValueKind.Object) return null;
            if ((Text(answer, name) ?? (name == "access_token" ? Text(answer, "token") : null)) is not { Length: > 0 } token) return null;
            if (!token.All(letter => letter is > ' ' and < '\x7f')) return null;
            return new(token, TokenClaims.Of(token).ExpiresOn ?? now + Life(answer));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static TimeSpan Life(JsonElement answer) =>
        answer.TryGetProperty("expires_in", out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : DefaultLife;

    private static string? Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
