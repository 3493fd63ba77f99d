using AciSecurity.Simulator.Entra;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Arm;

/// <summary>Asks every request of ARM and Resource Graph for a token that is ours, in time and meant for here.</summary>
internal sealed class Authentication(AccessTokens tokens, string endpoint)
{
    /// <summary>Finds out who sends a request.</summary>
    /// <returns>The refusal, or null when the token is good.</returns>
    public async ValueTask<Reply?> RefuseAsync(Call call)
    {
        var header = call.Http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return TokenRejection.Missing(call);
        if (await tokens.VerifyAsync(header[7..].Trim()) is not { } token) return TokenRejection.Invalid(call);
        call.Principal = token.Principal;
        if (tokens.IsExpired(token)) return TokenRejection.Expired(call);
        return token.Audience.TrimEnd('/').Equals(endpoint, StringComparison.OrdinalIgnoreCase) ? null : TokenRejection.WrongAudience(call, token.Audience, endpoint);
    }
}
