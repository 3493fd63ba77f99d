using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Entra;

/// <summary>Everything of Entra: its discovery documents and its token endpoints (https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc).</summary>
internal sealed class EntraEndpoint(Scenario scenario, AccessTokens tokens, string endpoint, TimeProvider clock)
{
    private readonly TokenEndpoint _tokens = new(scenario, tokens, endpoint, clock);

    /// <summary>The answer, or null when the path is none of Entra's.</summary>
    public async Task<Reply?> AnswerAsync(Call call)
    {
        try
        {
            return call.Path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
            {
                ["common", "discovery", "instance"] => Discovery(),
                [var tenant, "v2.0", ".well-known", "openid-configuration"] => Configuration(Checked(tenant)),
                [var tenant, "discovery", "v2.0", "keys"] => Keys(Checked(tenant)),
                [var tenant, "oauth2", "v2.0", "token"] when call.Method == "POST" && Checked(tenant).Length > 0 => await _tokens.TokenAsync(await call.Http.Request.ReadFormAsync()),
                [var tenant, "oauth2", "v2.0", "devicecode"] when call.Method == "POST" && Checked(tenant).Length > 0 => _tokens.DeviceCode(await call.Http.Request.ReadFormAsync()),
                _ => null,
            };
        }
        catch (EntraError error)
        {
            return error.ToReply(clock.GetUtcNow());
        }
    }

    private string Checked(string tenant) => scenario.Tenant.Is(tenant) ? tenant : throw EntraError.UnknownTenant(tenant);

    private static Reply Keys(string tenant) => Reply.Json(new JsonObject { ["keys"] = new JsonArray() }).With("x-ms-tenant", tenant);

    private Reply Discovery() => Reply.Json(new JsonObject
    {
        ["tenant_discovery_endpoint"] = $"{endpoint}/{scenario.Tenant.Id}/v2.0/.well-known/openid-configuration",
        ["api-version"] = "1.1",
        ["metadata"] = new JsonArray(new JsonObject
        {
            ["preferred_network"] = Authority,
            ["preferred_cache"] = Authority,
            ["aliases"] = new JsonArray(Authority),
        }),
    });

    private Reply Configuration(string tenant)
    {
        var id = tenant is "common" or "organizations" ? "{tenantid}" : scenario.Tenant.Id;
        return Reply.Json(new JsonObject
        {
            ["token_endpoint"] = $"{endpoint}/{tenant}/oauth2/v2.0/token",
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "private_key_jwt"),
            ["jwks_uri"] = $"{endpoint}/{tenant}/discovery/v2.0/keys",
            ["response_types_supported"] = new JsonArray("code", "id_token"),
            ["scopes_supported"] = new JsonArray("openid", "profile", "email", "offline_access"),
            ["issuer"] = $"{endpoint}/{id}/v2.0",
            ["authorization_endpoint"] = $"{endpoint}/{tenant}/oauth2/v2.0/authorize",
            ["device_authorization_endpoint"] = $"{endpoint}/{tenant}/oauth2/v2.0/devicecode",
            ["end_session_endpoint"] = $"{endpoint}/{tenant}/oauth2/v2.0/logout",
            ["tenant_region_scope"] = null,
            ["cloud_instance_name"] = Authority,
        });
    }

    private string Authority => new Uri(endpoint).Authority;
}
