using AciSecurity.Simulator.Entra;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Vaults;

/// <summary>Asks every request to a vault for a token that is ours, in time and meant for vaults.</summary>
internal sealed class VaultAuthentication(AccessTokens tokens)
{
    private const string Audience = "https://vault.azure.net";

    /// <summary>Finds out who sends a request.</summary>
    /// <returns>The refusal, or null when the token is good.</returns>
    public async ValueTask<Reply?> RefuseAsync(Call call)
    {
        var header = call.Http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || await tokens.VerifyAsync(header[7..].Trim()) is not { } token) return VaultErrors.Unauthorized();
        call.Principal = token.Principal;
        return tokens.IsExpired(token) || !token.Audience.TrimEnd('/').Equals(Audience, StringComparison.OrdinalIgnoreCase) ? VaultErrors.Unauthorized() : null;
    }
}
