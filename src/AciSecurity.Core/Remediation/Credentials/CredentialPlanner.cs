using System.Globalization;
using System.Text.Json.Nodes;
using AciSecurity.Faults;
using AciSecurity.Resources;

namespace AciSecurity.Remediation.Credentials;

/// <summary>Plans which passwords of a registry's accounts are replaced.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/container-registry/registries/regenerate-credential and
/// https://learn.microsoft.com/rest/api/container-registry/registries/generate-credentials. Each request names one password: without a name
/// generateCredentials would make a second one where there was one.</remarks>
public static class CredentialPlanner
{
    // Of a secret nothing is known but that it is there.
    private const string Old = "\"(secret)\"";
    private const string New = "\"(another secret)\"";

    /// <summary>For the admin user.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="selection">Which passwords; both where it is null.</param>
    /// <exception cref="FaultException">The admin user is off, and Azure replaces nothing then.</exception>
    public static CredentialReset AdminUser(Resource registry, PasswordSelection? selection)
    {
        if (new Registry(registry).AdminUserEnabled is not { State: SettingState.Known, Value: true }) throw new FaultException(CredentialFaults.AdminUserOff(registry.Id));
        var names = Names("password", selection ?? PasswordSelection.Both);
        return Reset(registry, registry.Name, [.. names.Select(name => (
            new PasswordReset(name, Write(registry, "regenerateCredential", new() { ["name"] = name })),
            (IReadOnlyList<SettingChange>)[new($"passwords.{name}", Old, New)]))]);
    }

    /// <summary>For a token.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="token">The token, as it is.</param>
    /// <param name="selection">Which passwords; where it is null, those that it has, and the first where it has none.</param>
    /// <param name="expires">Until when the new ones are good.</param>
    public static CredentialReset Token(Resource registry, Resource token, PasswordSelection? selection, DateTimeOffset expires)
    {
        var before = Passwords(token);
        var all = Names("password1", PasswordSelection.Both);
        var names = selection is { } said ? Names("password1", said) : before.Count == 0 ? all[..1] : [.. all.Where(before.ContainsKey)];
        var end = expires.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return Reset(registry, token.Name, [.. names.Select(name => (
            new PasswordReset(name, Write(registry, "generateCredentials", new() { ["tokenId"] = token.Id, ["expiry"] = end, ["name"] = name })) { Expires = expires },
            (IReadOnlyList<SettingChange>)
            [
                new($"tokens/{token.Name}.{name}", before.ContainsKey(name) ? Old : null, New),
                new($"tokens/{token.Name}.{name}.expiry", before.GetValueOrDefault(name), $"\"{end}\""),
            ]))]);
    }

    /// <summary>The expiry of each password that a token has, as JSON; null where it has none.</summary>
    private static Dictionary<string, string?> Passwords(Resource token)
    {
        var passwords = JsonNode.Parse(token.ToUtf8Json().Span).At("properties.credentials.passwords") as JsonArray ?? [];
        return passwords
            .Where(password => password.At("name") is not null)
            .GroupBy(password => $"{password.At("name")}", StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First().At("expiry")?.ToJsonString(), StringComparer.OrdinalIgnoreCase);
    }

    private static string[] Names(string first, PasswordSelection selection) => selection switch
    {
        PasswordSelection.Password => [first],
        PasswordSelection.Password2 => ["password2"],
        _ => [first, "password2"],
    };

    private static ResourceWrite Write(Resource registry, string action, JsonObject body) =>
        new(WriteMethod.Post, registry.Id, registry.ApiVersion!, body.ToJsonString()) { Action = action };

    private static CredentialReset Reset(Resource registry, string user, IReadOnlyList<(PasswordReset Password, IReadOnlyList<SettingChange> Changes)> passwords)
    {
        var server = new Registry(registry).LoginServer is { State: SettingState.Known } known ? known.Value : registry.Name;
        string[] both = passwords.Count > 1 ? ["Both passwords are replaced: with -Password one is, and who has the other goes on."] : [];
        var plan = new RemediationPlan
        {
            ResourceId = registry.Id,
            Writes = [.. passwords.Select(one => new PlannedWrite(one.Password.Write, one.Changes))],
            Risk = RemediationRisk.High,
            Effects = [$"Whoever signs in as {user} with what is replaced is cut off at once: container groups cannot pull when they start anew.", .. both, "It cannot be undone."],
        };
        return new(server, user, plan, [.. passwords.Select(one => one.Password)]);
    }
}
