using System.Security.Cryptography;
using System.Text.Json;
using AciSecurity.Simulator.Scenarios;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AciSecurity.Simulator.Registry;

/// <summary>The tokens of a registry, with the claims of Azure's (https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md).</summary>
internal sealed class RegistryTokens(SimulatedRegistry registry, Scenario scenario, TimeProvider clock)
{
    private const string Issuer = "Azure Container Registry";
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SymmetricSecurityKey _key = new(RandomNumberGenerator.GetBytes(64));

    public string IssueRefresh(RegistryCaller caller) => Issue(caller, registry.Setting.RefreshTokenMinutes, new()
    {
        ["grant_type"] = "refresh_token",
        ["tenant"] = scenario.Tenant.Id,
        ["permissions"] = new Dictionary<string, object> { ["actions"] = new[] { "read" }, ["notActions"] = Array.Empty<string>() },
    });

    public string IssueAccess(RegistryCaller caller, IEnumerable<RegistryScope> access) => Issue(caller, registry.Setting.AccessTokenMinutes, new()
    {
        ["grant_type"] = "access_token",
        ["access"] = access.Select(scope => new Dictionary<string, object> { ["type"] = scope.Type, ["name"] = scope.Name, ["actions"] = scope.Actions.ToArray() }).ToArray(),
    });

    /// <summary>What a token gives, or null when it is none of this registry's or is over.</summary>
    public async ValueTask<RegistryToken?> VerifyAsync(string token)
    {
        var result = await Handler.ValidateTokenAsync(token, new() { IssuerSigningKey = _key, ValidIssuer = Issuer, ValidAudience = registry.LoginServer, ValidateLifetime = false });
        if (!result.IsValid) return null;
        var jwt = (JsonWebToken)result.SecurityToken;
        if (clock.GetUtcNow() >= new DateTimeOffset(jwt.ValidTo)) return null;
        var caller = jwt.Subject == RegistryCaller.Anonymous.Name ? RegistryCaller.Anonymous : new(jwt.Subject, scenario.Principals.FirstOrDefault(found => found.Label == jwt.Subject));
        return new(caller, jwt.GetPayloadValue<string>("grant_type") == "refresh_token", Access(jwt));
    }

    private string Issue(RegistryCaller caller, double minutes, Dictionary<string, object> claims)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        claims["jti"] = Guid.NewGuid().ToString();
        claims["sub"] = caller.Name;
        claims["version"] = "1.0";
        claims["roles"] = Array.Empty<string>();
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = registry.LoginServer,
            IssuedAt = now,
            NotBefore = now.AddMinutes(-15),
            Expires = now.AddMinutes(minutes),
            Claims = claims,
            SigningCredentials = new(_key, SecurityAlgorithms.HmacSha256),
        });
    }

    private static List<RegistryScope> Access(JsonWebToken jwt)
    {
        if (!jwt.TryGetPayloadValue<JsonElement>("access", out var access) || access.ValueKind != JsonValueKind.Array) return [];
        return [.. access.EnumerateArray().Select(scope => new RegistryScope(
            scope.GetProperty("type").GetString()!,
            scope.GetProperty("name").GetString()!,
            [.. scope.GetProperty("actions").EnumerateArray().Select(action => action.GetString()!)]))];
    }
}
