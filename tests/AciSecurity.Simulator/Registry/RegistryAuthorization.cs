using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Registry;

/// <summary>Asks every request of a registry for a token that gives what it needs, or for a name and a password.</summary>
internal sealed class RegistryAuthorization(SimulatedRegistry registry, RegistrySignIn signIn, RegistryTokens tokens, RegistryAccess access)
{
    /// <summary>Finds out who sends a request.</summary>
    /// <returns>Who it is, or the refusal.</returns>
    public async Task<(RegistryToken? Token, Reply? Refusal)> CheckAsync(Call call, RegistryRoute route, RegistryResource resource)
    {
        var needed = route.Needs(call.Method);
        var header = call.Http.Request.Headers.Authorization.ToString();
        if (header.Length == 0) return (null, RegistryErrors.Challenge(registry, needed));
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? await tokens.VerifyAsync(header[7..].Trim())
            : await OfPasswordAsync(call, needed, resource);
        if (token is null || token.IsRefresh) return (null, RegistryErrors.Challenge(registry, needed, "invalid_token"));
        if (token.Caller.Principal is { } principal) call.Principal = principal;
        return needed is null || needed.Actions.All(action => token.Access.Any(scope => scope.Covers(needed, action)))
            ? (token, null)
            : (null, RegistryErrors.Challenge(registry, needed, "insufficient_scope"));
    }

    private async Task<RegistryToken?> OfPasswordAsync(Call call, RegistryScope? needed, RegistryResource resource)
    {
        if (await signIn.BasicAsync(call.Http.Request, resource) is not { } caller) return null;
        return new(caller, IsRefresh: false, needed is null ? [] : [needed with { Actions = access.Granted(caller, registry, resource, needed) }]);
    }
}
