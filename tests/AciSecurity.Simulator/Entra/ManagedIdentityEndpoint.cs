using System.Globalization;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Entra;

/// <summary>The endpoint that App Service and Azure Automation give a program through IDENTITY_ENDPOINT and IDENTITY_HEADER
/// (https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference).</summary>
internal sealed class ManagedIdentityEndpoint(Scenario scenario, AccessTokens tokens, string header, string endpoint, TimeProvider clock)
{
    public const string Path = "/msi/token";

    public Reply Answer(Call call)
    {
        if (call.Http.Request.Headers["X-IDENTITY-HEADER"] != header) return Fail(401, "The header X-IDENTITY-HEADER is missing or wrong.");
        if (call.ApiVersion != "2019-08-01") return Fail(400, $"The api-version '{call.ApiVersion}' is not supported.");
        var resource = call.Query["resource"].ToString();
        if (!KnownAudiences.Has(resource, endpoint)) return Fail(400, $"The resource '{resource}' was not found in the tenant.");
        if (Find(call) is not { } identity) return Fail(400, "No managed identity was found for the specified client id, object id or resource id.");
        return Reply.Json(new JsonObject
        {
            ["access_token"] = tokens.Issue(identity, resource),
            ["client_id"] = identity.ClientId,
            ["expires_on"] = (clock.GetUtcNow() + tokens.Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["resource"] = resource,
            ["token_type"] = "Bearer",
        });
    }

    private ManagedIdentity? Find(Call call)
    {
        string? Asked(params string[] names) => names.Select(name => call.Query[name].ToString()).FirstOrDefault(value => value.Length > 0);
        if (Asked("client_id", "clientid") is { } client) return scenario.ManagedIdentities.FirstOrDefault(found => Same(found.ClientId, client));
        if (Asked("principal_id", "object_id") is { } principal) return scenario.ManagedIdentities.FirstOrDefault(found => Same(found.ObjectId, principal));
        if (Asked("mi_res_id", "msi_res_id") is { } resource) return scenario.ManagedIdentities.FirstOrDefault(found => Same(found.ResourceId, resource));
        return scenario.ManagedIdentities.FirstOrDefault(found => found.ResourceId is null);
    }

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static Reply Fail(int status, string message) => Reply.Json(new JsonObject { ["statusCode"] = status, ["message"] = message }, status);
}
