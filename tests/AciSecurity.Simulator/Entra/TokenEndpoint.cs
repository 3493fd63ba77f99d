using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;
using Microsoft.AspNetCore.Http;

namespace AciSecurity.Simulator.Entra;

/// <summary>Answers POST /{tenant}/oauth2/v2.0/token (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow)
/// for secrets, assertions, device codes and refresh tokens.</summary>
internal sealed class TokenEndpoint(Scenario scenario, AccessTokens tokens, string endpoint, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DeviceCode> _deviceCodes = new();
    private readonly ConcurrentDictionary<string, User> _refreshTokens = new();
    private readonly ClientAssertion _assertions = new(clock);

    public async Task<Reply> TokenAsync(IFormCollection form) => form["grant_type"].ToString() switch
    {
        "client_credentials" => await OfApplicationAsync(form),
        "urn:ietf:params:oauth:grant-type:device_code" or "device_code" => OfDeviceCode(form),
        "refresh_token" => _refreshTokens.TryGetValue(form["refresh_token"].ToString(), out var user) ? Tokens(user, Audience(form), form) : throw EntraError.BadGrant(),
        var grant => throw EntraError.UnknownGrant(grant),
    };

    public Reply DeviceCode(IFormCollection form)
    {
        if (scenario.Users.Count == 0) throw EntraError.BadGrant();
        var code = new DeviceCode(Guid.NewGuid().ToString("N"), Audience(form), scenario.DeviceCodePolls);
        _deviceCodes[code.Code] = code;
        return Reply.Json(new JsonObject
        {
            ["user_code"] = "SIMULATE1",
            ["device_code"] = code.Code,
            ["verification_uri"] = $"{endpoint}/common/oauth2/deviceauth",
            ["expires_in"] = 900,
            ["interval"] = 1,
            ["message"] = $"To sign in, use a web browser to open the page {endpoint}/common/oauth2/deviceauth and enter the code SIMULATE1 to authenticate.",
        });
    }

    private async Task<Reply> OfApplicationAsync(IFormCollection form)
    {
        var clientId = form["client_id"].ToString();
        var application = scenario.Applications.FirstOrDefault(found => found.ClientId.Equals(clientId, StringComparison.OrdinalIgnoreCase))
            ?? throw EntraError.UnknownApplication(clientId, scenario.Tenant.DisplayName);
        if (form["client_assertion"].ToString() is { Length: > 0 } assertion) await _assertions.AcceptAsync(application, assertion, endpoint + "/");
        else Accept(application, form["client_secret"].ToString());
        return Reply.Json(Body(application, Audience(form)));
    }

    private static void Accept(RegisteredApplication application, string secret)
    {
        if (secret.Length == 0) throw EntraError.NoCredential();
        if (secret != application.Secret) throw EntraError.WrongSecret(application.ClientId);
        if (application.SecretExpired) throw EntraError.ExpiredSecret(application.ClientId);
    }

    private Reply OfDeviceCode(IFormCollection form)
    {
        if (!_deviceCodes.TryGetValue(form["device_code"].ToString(), out var code)) throw EntraError.BadGrant();
        if (!code.Poll()) throw EntraError.Pending();
        return Tokens(scenario.Users[0], code.Audience, form);
    }

    private Reply Tokens(User user, string audience, IFormCollection form)
    {
        var refresh = "simulated-refresh-" + Guid.NewGuid().ToString("N");
        _refreshTokens[refresh] = user;
        var body = Body(user, audience);
        body["scope"] = form["scope"].ToString();
        body["refresh_token"] = refresh;
        body["id_token"] = tokens.IssueIdentity(user, form["client_id"].ToString());
        body["client_info"] = Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes($$"""{"uid":"{{user.ObjectId}}","utid":"{{scenario.Tenant.Id}}"}"""));
        return Reply.Json(body);
    }

    private JsonObject Body(Principal principal, string audience) => new()
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = (int)tokens.Lifetime.TotalSeconds,
        ["ext_expires_in"] = (int)tokens.Lifetime.TotalSeconds,
        ["access_token"] = tokens.Issue(principal, audience),
    };

    /// <summary>The audience of the first scope that is no OpenID scope: all of it but its last segment, which leaves a slash at its end where there was one.</summary>
    private string Audience(IFormCollection form)
    {
        var scope = form["scope"].ToString().Split(' ').FirstOrDefault(found => found.Contains("://", StringComparison.Ordinal)) ?? throw EntraError.MissingScope();
        var audience = scope[..scope.LastIndexOf('/')];
        return KnownAudiences.Has(audience, endpoint) ? audience : throw EntraError.UnknownResource(audience, scenario.Tenant.DisplayName);
    }
}
