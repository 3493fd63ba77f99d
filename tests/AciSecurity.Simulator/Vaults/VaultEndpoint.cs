using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Vaults;

/// <summary>The data plane of the vaults that there are, with their names in the path: /vault/name/secrets/secret
/// (https://learn.microsoft.com/rest/api/keyvault/secrets/operation-groups). Secrets alone, written and read.</summary>
internal sealed class VaultEndpoint(ResourceStore resources, VaultStore secrets, VaultAuthentication authentication, string endpoint, TimeProvider clock)
{
    private const string Actions = "Microsoft.KeyVault/vaults/secrets/";

    /// <summary>Below what the vaults are.</summary>
    public const string Root = "/vault/";

    public static bool IsAt(string path) => path.StartsWith(Root, StringComparison.Ordinal);

    public async Task<Reply> AnswerAsync(Call call)
    {
        if (await authentication.RefuseAsync(call) is { } refusal) return refusal;
        if (call.ApiVersion.Length == 0) return VaultErrors.BadRequest("api-version must be specified");
        if (call.Path[Root.Length..].Split('/') is not [var vault, "secrets", { Length: > 0 } name, .. var rest] || rest.Length > 1) return VaultErrors.BadRequest("The path is not known.");
        if (Find(vault) is not { } id) return Reply.Empty(404);
        var action = Actions + (call.Method, rest) switch
        {
            ("PUT", _) => "setSecret/action",
            (_, ["versions"]) => "readMetadata/action",
            _ => "getSecret/action",
        };
        if (!call.Principal.MayWithData(action, $"{id}/secrets/{name}")) return VaultErrors.Forbidden(action);
        return (call.Method, rest) switch
        {
            ("PUT", []) => await PutAsync(call, vault, name),
            ("GET", ["versions"]) => Reply.Json(new JsonObject { ["value"] = new JsonArray([.. secrets.Versions($"{vault}/{name}").Select(version => version.Bundle.DeepClone())]), ["nextLink"] = null }),
            ("GET", _) => Show(secrets.Versions($"{vault}/{name}").LastOrDefault(version => rest is not [{ Length: > 0 } wanted] || version.Version == wanted), name),
            _ => VaultErrors.NoMethod(),
        };
    }

    private async Task<Reply> PutAsync(Call call, string vault, string name)
    {
        var body = await call.ReadObjectAsync();
        if (body?["value"] is not JsonValue value || !value.TryGetValue<string>(out var text)) return VaultErrors.BadRequest("Property  value  is required.");
        var version = Guid.NewGuid().ToString("N");
        var bundle = body.DeepClone().AsObject();
        bundle.Remove("value");
        bundle["id"] = $"{endpoint}{Root}{vault}/secrets/{name}/{version}";
        if (bundle["attributes"] is not JsonObject attributes) bundle["attributes"] = attributes = [];
        attributes["enabled"] ??= true;
        foreach (var time in new[] { "created", "updated" }) attributes[time] = clock.GetUtcNow().ToUnixTimeSeconds();
        var secret = new StoredSecret(version, text, bundle);
        secrets.Put($"{vault}/{name}", secret);
        return Show(secret, name);
    }

    private static Reply Show(StoredSecret? secret, string name)
    {
        if (secret is null) return VaultErrors.NoSecret(name);
        var bundle = secret.Bundle.DeepClone().AsObject();
        bundle["value"] = secret.Value;
        return Reply.Json(bundle);
    }

    private string? Find(string vault) =>
        resources.All().FirstOrDefault(found => found.Type == "Microsoft.KeyVault/vaults" && found.Path.Last.Equals(vault, StringComparison.OrdinalIgnoreCase))?.Path.Text;
}
