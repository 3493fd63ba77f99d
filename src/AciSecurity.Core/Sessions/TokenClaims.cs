using System.Text.Json;
using AciSecurity.Findings;

namespace AciSecurity.Sessions;

/// <summary>What a token says of whom it is for, for display: nobody has verified it, and nothing is decided by it.</summary>
/// <remarks>https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference</remarks>
/// <param name="TenantId">The tenant (tid).</param>
/// <param name="Account">A user's name (upn, preferred_username or unique_name), or the id of an application (appid or azp).</param>
/// <param name="ObjectId">The object id of the user or service principal (oid).</param>
/// <param name="Audience">For which service it is (aud).</param>
/// <param name="ExpiresOn">When it ends (exp).</param>
public sealed record TokenClaims(string? TenantId, string? Account, string? ObjectId, string? Audience, DateTimeOffset? ExpiresOn)
{
    private static readonly TokenClaims None = new(null, null, null, null, null);

    /// <summary>Reads <paramref name="token"/>; without claims where it is not a JSON web token.</summary>
    public static TokenClaims Of(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3) return None;
        try
        {
            using var payload = JsonDocument.Parse(Decode(parts[1]));
            return payload.RootElement.ValueKind == JsonValueKind.Object ? Of(payload.RootElement) : None;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return None;
        }
    }

    private static TokenClaims Of(JsonElement claims) => new(
        Text(claims, "tid"),
        Text(claims, "upn") ?? Text(claims, "preferred_username") ?? Text(claims, "unique_name") ?? Text(claims, "appid") ?? Text(claims, "azp"),
        Text(claims, "oid"),
        Text(claims, "aud"),
        claims.TryGetProperty("exp", out var end) && end.ValueKind == JsonValueKind.Number && end.TryGetInt64(out var seconds) && seconds is > 0 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null);

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? Redaction.Text(text) : null;

    private static byte[] Decode(string part)
    {
        var base64 = part.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
    }
}
