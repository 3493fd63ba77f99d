using System.Collections.Concurrent;
using System.Security.Cryptography;
using AciSecurity.Simulator.Scenarios;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AciSecurity.Simulator.Entra;

/// <summary>Issues access tokens and tells whose they are. They look like Entra's and are signed with a key that dies with the simulator.</summary>
internal sealed class AccessTokens(Scenario scenario, string endpoint, TimeProvider clock)
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SymmetricSecurityKey _key = new(RandomNumberGenerator.GetBytes(64));
    private readonly ConcurrentDictionary<string, VerifiedToken> _verified = new();
    private readonly Dictionary<string, Principal> _principals = scenario.Principals.DistinctBy(principal => principal.ObjectId).ToDictionary(principal => principal.ObjectId);

    /// <summary>How long a token is good for.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(60);

    public string Issue(Principal principal, string audience)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            ["oid"] = principal.ObjectId,
            ["sub"] = principal.ObjectId,
            ["tid"] = scenario.Tenant.Id,
            ["ver"] = "1.0",
        };
        if (principal is User user) (claims["upn"], claims["name"], claims["appid"]) = (user.UserPrincipalName, user.Name, "04b07795-8ddb-461a-bbee-02f9e1bf7b46");
        else (claims["appid"], claims["idtyp"]) = (principal.Label, "app");
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = $"{endpoint}/{scenario.Tenant.Id}/",
            Audience = audience,
            IssuedAt = now,
            NotBefore = now.AddMinutes(-5),
            Expires = now + Lifetime,
            Claims = claims,
            SigningCredentials = new(_key, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>The token that tells an application who signed in.</summary>
    public string IssueIdentity(User user, string clientId)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = $"{endpoint}/{scenario.Tenant.Id}/v2.0",
            Audience = clientId,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = new Dictionary<string, object>
            {
                ["oid"] = user.ObjectId,
                ["sub"] = user.ObjectId,
                ["tid"] = scenario.Tenant.Id,
                ["preferred_username"] = user.UserPrincipalName,
                ["name"] = user.Name,
                ["ver"] = "2.0",
            },
            SigningCredentials = new(_key, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>Whose token it is and for whom, or null when it is none of ours.</summary>
    public async ValueTask<VerifiedToken?> VerifyAsync(string token)
    {
        if (_verified.TryGetValue(token, out var known)) return known;
        var result = await Handler.ValidateTokenAsync(token, new()
        {
            IssuerSigningKey = _key,
            ValidIssuer = $"{endpoint}/{scenario.Tenant.Id}/",
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        if (!result.IsValid || !_principals.TryGetValue(result.Claims["oid"].ToString()!, out var principal)) return null;
        var jwt = (JsonWebToken)result.SecurityToken;
        return _verified[token] = new(principal, jwt.Audiences.Single(), new DateTimeOffset(jwt.ValidTo));
    }

    public bool IsExpired(VerifiedToken token) => clock.GetUtcNow() >= token.Expires;
}
