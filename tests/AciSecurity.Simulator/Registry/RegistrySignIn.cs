using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Entra;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;
using Microsoft.AspNetCore.Http;

namespace AciSecurity.Simulator.Registry;

/// <summary>Where a registry's tokens are to be had: an Entra token becomes a refresh token, and that or a password an access token
/// (https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md, https://github.com/Azure/acr/blob/main/docs/Token-BasicAuth.md).</summary>
internal sealed class RegistrySignIn(SimulatedRegistry registry, Scenario scenario, AccessTokens entra, RegistryTokens tokens, RegistryAccess access, RegistryPasswords passwords, string armAudience)
{
    private const string Audience = "https://containerregistry.azure.net";
    private const string TokenUser = "00000000-0000-0000-0000-000000000000";

    public static bool IsAt(string path) => path is "/oauth2/exchange" or "/oauth2/token";

    public async Task<Reply> AnswerAsync(Call call, RegistryResource resource)
    {
        var request = call.Http.Request;
        if (call is { Path: "/oauth2/token", Method: "GET" })
            return request.Query["service"] == registry.LoginServer ? Issue(call, await BasicAsync(request, resource), resource, [.. request.Query["scope"]]) : WrongService();
        if (call.Method != "POST") return RegistryErrors.Unsupported();
        var form = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;
        if (form["service"] != registry.LoginServer) return WrongService();
        if (call.Path == "/oauth2/exchange") return await ExchangeAsync(call, form, resource);
        var caller = form["grant_type"].ToString() switch
        {
            "refresh_token" => await tokens.VerifyAsync(form["refresh_token"].ToString()) is { IsRefresh: true } token ? token.Caller : null,
            "password" when form["username"].ToString().Length == 0 => Nobody(resource),
            "password" => await PasswordAsync(form["username"].ToString(), form["password"].ToString(), resource),
            _ => null,
        };
        return Issue(call, caller, resource, [.. form["scope"]]);
    }

    /// <summary>Who sends a request with a name and a password, and without them whom anonymous pull lets in; null for nobody.</summary>
    public async Task<RegistryCaller?> BasicAsync(HttpRequest request, RegistryResource resource)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0) return Nobody(resource);
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)) return null;
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(header[6..].Trim())).Split(':', 2);
        return pair.Length == 2 ? await PasswordAsync(pair[0], pair[1], resource) : null;
    }

    private async Task<Reply> ExchangeAsync(Call call, IFormCollection form, RegistryResource resource)
    {
        if (form["grant_type"] != "access_token") return RegistryErrors.BadGrant("The grant_type is not supported any more, or there never was one.");
        if (form["tenant"].ToString() is { Length: > 0 } tenant && !scenario.Tenant.Is(tenant)) return RegistryErrors.Unauthorized();
        if (await entra.VerifyAsync(form["access_token"].ToString()) is not { } token || entra.IsExpired(token)) return RegistryErrors.Unauthorized();
        call.Principal = token.Principal;
        if (!Takes(token.Audience.TrimEnd('/'), resource) || !access.HasAny(token.Principal, registry, resource)) return RegistryErrors.Unauthorized();
        return Reply.Json(new JsonObject { ["refresh_token"] = tokens.IssueRefresh(new(token.Principal.Label, token.Principal)) });
    }

    private bool Takes(string audience, RegistryResource resource) =>
        audience.Equals(Audience, StringComparison.OrdinalIgnoreCase)
        || (resource.TakesArmTokens && audience.Equals(armAudience, StringComparison.OrdinalIgnoreCase));

    private Reply Issue(Call call, RegistryCaller? caller, RegistryResource resource, string?[] scopes)
    {
        if (caller is null) return RegistryErrors.Unauthorized();
        if (caller.Principal is { } principal) call.Principal = principal;
        var granted = RegistryScope.Parse(scopes).Select(scope => scope with { Actions = access.Granted(caller, registry, resource, scope) });
        return Reply.Json(new JsonObject { ["access_token"] = tokens.IssueAccess(caller, granted.Where(scope => scope.Actions.Count > 0)) });
    }

    private async Task<RegistryCaller?> PasswordAsync(string user, string password, RegistryResource resource)
    {
        if (user == TokenUser) return (await tokens.VerifyAsync(password))?.Caller;
        if (resource.HasAdminUser && user.Equals(registry.Name, StringComparison.OrdinalIgnoreCase)) return passwords.IsOfAdmin(registry.ResourceId, password) ? new(registry.Name) : null;
        var application = scenario.Applications.FirstOrDefault(found => found.ClientId.Equals(user, StringComparison.OrdinalIgnoreCase));
        return application is { Secret: { } secret, SecretExpired: false } && secret == password ? new(application.Label, application) : null;
    }

    private static RegistryCaller? Nobody(RegistryResource resource) => resource.AllowsAnonymousPull ? RegistryCaller.Anonymous : null;

    private static Reply WrongService() => RegistryErrors.BadGrant("The service is missing or is none of this registry.");
}
