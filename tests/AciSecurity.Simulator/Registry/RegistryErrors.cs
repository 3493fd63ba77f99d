using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Registry;

/// <summary>The refusals of a registry (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes), and those that
/// Azure's alone has.</summary>
internal static class RegistryErrors
{
    public static Reply NotFound() => Reply.Json("404 page not found\n"u8.ToArray(), 404).With("Content-Type", "text/plain; charset=utf-8");

    public static Reply BadName(string name) => Of(400, "NAME_INVALID", "invalid repository name", new() { ["name"] = name });

    public static Reply BadDigest(string digest) => Of(400, "DIGEST_INVALID", "provided digest did not match uploaded content", new() { ["digest"] = digest });

    public static Reply UnknownRepository(string name) => Of(404, "NAME_UNKNOWN", "repository name not known to registry", new() { ["name"] = name });

    public static Reply UnknownManifest(string reference) => Of(404, "MANIFEST_UNKNOWN", "manifest unknown", new() { ["Tag"] = reference });

    public static Reply UnknownTag(string tag) => Of(404, "TAG_UNKNOWN", "the specified tag does not exist", new() { ["tag"] = tag });

    public static Reply NotAccepted(string mediaType) => Of(404, "MANIFEST_UNKNOWN", $"{(mediaType == MediaType.Index ? "OCI index" : "OCI manifest")} found, but accept header does not support {mediaType}");

    public static Reply BadManifest(string why) => Of(400, "MANIFEST_INVALID", "manifest invalid", new() { ["reason"] = why });

    public static Reply UnknownManifestBlob(string digest) => Of(400, "MANIFEST_BLOB_UNKNOWN", "blob unknown to registry", new() { ["digest"] = digest });

    public static Reply UnknownBlob(string digest) => Of(404, "BLOB_UNKNOWN", "blob unknown to registry", new() { ["digest"] = digest });

    public static Reply UnknownUpload() => Of(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry");

    public static Reply BadUpload() => Of(400, "BLOB_UPLOAD_INVALID", "blob upload invalid");

    public static Reply BadRange() => Of(416, "BLOB_UPLOAD_INVALID", "the chunk does not follow what came before");

    public static Reply BadPage() => Of(400, "PAGINATION_NUMBER_INVALID", "invalid number of results requested");

    public static Reply BadBody() => Of(400, "BAD_REQUEST", "The request body is no JSON object, or a member of it has the wrong type.");

    public static Reply Unsupported() => Of(405, "UNSUPPORTED", "The operation is unsupported.");

    public static Reply BadGrant(string why) => Of(400, "BAD_REQUEST", why);

    /// <summary>A lock stands against it. Azure answered so to acr-cli (https://github.com/Azure/acr-cli/issues/70).</summary>
    public static Reply Disallowed() => Of(
        405,
        "REGISTRY_DISALLOWED_OPERATION",
        "The operation is disallowed on this registry, repository or image. View troubleshooting steps at https://aka.ms/acr/faq/#why-does-my-pull-or-push-request-fail-with-disallowed-operation",
        []);

    public static Reply Denied(string message = "requested access to the resource is denied") => Of(403, "DENIED", message);

    /// <summary>The firewall of a registry (https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access).</summary>
    public static Reply NetworkDenied() => Denied("client with IP '127.0.0.1' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.");

    public static Reply TooMany(int seconds) => Of(429, "TOOMANYREQUESTS", "Too many requests. Please visit https://aka.ms/acr/skus#sku-feature-matrix to view limits of all service tiers.")
        .With("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The challenge that tells where a token is to be had and for what
    /// (https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md).</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="scope">What the token must be for; null where any will do.</param>
    /// <param name="error">What is wrong with the token that came, if one came.</param>
    public static Reply Challenge(SimulatedRegistry registry, RegistryScope? scope, string? error = null)
    {
        var header = $"Bearer realm=\"{registry.Endpoint}oauth2/token\",service=\"{registry.LoginServer}\"";
        if (scope is not null) header += $",scope=\"{scope}\"";
        if (error is not null) header += $",error=\"{error}\"";
        return Unauthorized(scope).With("WWW-Authenticate", header);
    }

    public static Reply Unauthorized(RegistryScope? scope = null)
    {
        var detail = new JsonArray([.. (scope?.Actions ?? []).Select(action => new JsonObject { ["Type"] = scope!.Type, ["Name"] = scope.Name, ["Action"] = action })]);
        return Body(401, "UNAUTHORIZED", "authentication required, visit https://aka.ms/acr/authorization for more information.", scope is null ? null : detail);
    }

    public static Reply Of(int status, string code, string message, JsonObject? detail = null) => Body(status, code, message, detail);

    private static Reply Body(int status, string code, string message, JsonNode? detail)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message };
        if (detail is not null) error["detail"] = detail;
        return Reply.Json(new JsonObject { ["errors"] = new JsonArray(error) }, status);
    }
}
