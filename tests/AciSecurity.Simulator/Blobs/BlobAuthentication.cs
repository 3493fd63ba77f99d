using AciSecurity.Simulator.Entra;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Blobs;

/// <summary>Asks every request for a blob for a token that is ours, in time and meant for storage.</summary>
internal sealed class BlobAuthentication(AccessTokens tokens)
{
    private const string Audience = "https://storage.azure.com";

    /// <summary>Finds out who sends a request.</summary>
    /// <returns>The refusal, or null when the token is good.</returns>
    public async ValueTask<Reply?> RefuseAsync(Call call)
    {
        var header = call.Http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return BlobErrors.NoToken();
        if (await tokens.VerifyAsync(header[7..].Trim()) is not { } token) return BlobErrors.BadToken();
        call.Principal = token.Principal;
        return tokens.IsExpired(token) || !token.Audience.TrimEnd('/').Equals(Audience, StringComparison.OrdinalIgnoreCase) ? BlobErrors.BadToken() : null;
    }
}
