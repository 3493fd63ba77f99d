using System.Globalization;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Operations;
using AciSecurity.Simulator.Registry;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Arm;

/// <summary>The passwords of a registry's accounts, shown and replaced
/// (https://learn.microsoft.com/rest/api/container-registry/registries/regenerate-credential and
/// https://learn.microsoft.com/rest/api/container-registry/registries/generate-credentials).</summary>
internal sealed class RegistryCredentials(ResourceStore store, OperationBook operations, RegistryPasswords passwords, TimeProvider clock)
{
    private static readonly string[] OfAdmin = ["password", "password2"];
    private static readonly string[] OfToken = ["password1", "password2"];

    public Reply List(StoredResource registry)
    {
        if (registry.ToObject()["properties"]?["adminUserEnabled"]?.GetValue<bool>() != true)
            return ArmErrors.Invalid("UnAuthorizedForCredentialOperations", $"Cannot perform credential operations for {registry.Path.Text} as admin user is disabled. Kindly enable admin user as per docs: https://learn.microsoft.com/azure/container-registry/container-registry-authentication#admin-account");
        return Reply.Json(new JsonObject
        {
            ["username"] = registry.Path.Last,
            ["passwords"] = new JsonArray([.. OfAdmin.Select(name => new JsonObject { ["name"] = name, ["value"] = passwords.OfAdmin(registry.Key, name) })]),
        });
    }

    public Reply Regenerate(StoredResource registry, JsonObject? body)
    {
        if (List(registry) is { Status: not 200 } refusal) return refusal;
        if (body?["name"]?.ToString() is not { } name || !OfAdmin.Contains(name)) return ArmErrors.Invalid("InvalidParameter", "The name of the password must be password or password2.");
        passwords.ReplaceAdmin(registry.Key, name);
        return List(registry);
    }

    /// <summary>The new passwords are in what the operation ends with, and nowhere else.</summary>
    public Reply Generate(Call call, StoredResource registry, JsonObject? body)
    {
        if (body?["tokenId"]?.ToString() is not { } id || ArmPath.Parse(id)?.Parent.Equals(registry.Path.Text, StringComparison.OrdinalIgnoreCase) != true || store.Find(id.ToLowerInvariant()) is not { } token)
            return Reply.Error(404, "TokenNotFound", "The token was not found.");
        var end = body["expiry"] is { } expiry ? DateTimeOffset.Parse(expiry.ToString(), CultureInfo.InvariantCulture) : (DateTimeOffset?)null;
        if (end <= clock.GetUtcNow()) return ArmErrors.Invalid("InvalidExpiry", "The expiry must be in the future.");
        var name = body["name"]?.ToString();
        if (name is not null && !OfToken.Contains(name)) return ArmErrors.Invalid("InvalidParameter", "The name of the password must be password1 or password2.");
        var made = new JsonArray();
        return operations.Begin(call, registry.Path, "westeurope", WriteStyle.Location, Reply.Empty(202), succeeded =>
        {
            if (succeeded) Replace(token, name is null ? OfToken : [name], end, made);
        }, () => new() { ["username"] = token.Path.Last, ["passwords"] = made.DeepClone() });
    }

    private void Replace(StoredResource token, string[] names, DateTimeOffset? end, JsonArray made)
    {
        var resource = token.ToObject();
        if (resource["properties"]!["credentials"] is not JsonObject credentials) resource["properties"]!["credentials"] = credentials = [];
        if (credentials["passwords"] is not JsonArray all) credentials["passwords"] = all = [];
        foreach (var name in names)
        {
            foreach (var old in all.Where(password => password?["name"]?.ToString() == name).ToList()) all.Remove(old);
            var password = new JsonObject { ["creationTime"] = Time(clock.GetUtcNow()), ["name"] = name };
            if (end is { } until) password["expiry"] = Time(until);
            all.Add(password.DeepClone());
            password["value"] = passwords.Issue();
            made.Add(password);
        }

        store.Put(new(token.Path, token.Type, WireJson.Bytes(resource)) { Detail = token.Detail });
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);
}
