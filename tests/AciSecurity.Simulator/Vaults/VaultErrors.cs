using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Vaults;

/// <summary>The refusals of a vault (https://learn.microsoft.com/azure/key-vault/general/rest-error-codes).</summary>
internal static class VaultErrors
{
    public static Reply Unauthorized() => Of(401, "Unauthorized", "AKV10000: Request is missing a Bearer or PoP token.")
        .With("WWW-Authenticate", "Bearer authorization=\"https://login.microsoftonline.com/common\", resource=\"https://vault.azure.net\"");

    public static Reply Forbidden(string action) => Of(403, "Forbidden", $"Caller is not authorized to perform action on resource. Action: '{action}'", "ForbiddenByRbac");

    public static Reply NoSecret(string name) => Of(404, "SecretNotFound", $"A secret with (name/id) {name} was not found in this key vault.");

    public static Reply BadRequest(string message) => Of(400, "BadParameter", message);

    public static Reply NoMethod() => Of(405, "MethodNotAllowed", "The requested method is not allowed.");

    private static Reply Of(int status, string code, string message, string? inner = null)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message };
        if (inner is not null) error["innererror"] = new JsonObject { ["code"] = inner };
        return Reply.Json(new JsonObject { ["error"] = error }, status);
    }
}
