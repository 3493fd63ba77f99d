using AciSecurity.Findings;

namespace AciSecurity.Faults;

/// <summary>The faults of reading and writing registries, one factory each. Their targets are login servers, repositories or images.</summary>
public static class RegistryFaults
{
    /// <summary>What somebody calls a registry cannot be one.</summary>
    public static Fault AddressInvalid(string text) =>
        new("AciSecurity.RegistryInvalid", FaultCategory.InvalidArgument, $"'{Redaction.Text(text)}' is neither the name of a registry nor a login server.", Redaction.Text(text))
        {
            RecommendedAction = "Write a name (contoso), a login server (contoso.azurecr.io) or an address (https://registry.contoso.com:5000). Without TLS only this machine is reached.",
        };

    /// <summary>What somebody calls a repository, tag or digest cannot be one.</summary>
    public static Fault NameInvalid(string text) =>
        new("AciSecurity.ImageNameInvalid", FaultCategory.InvalidArgument, $"'{Redaction.Text(text)}' cannot be in a registry.", Redaction.Text(text))
        {
            RecommendedAction = "Images are written with their registry (contoso.azurecr.io/team/app:v1). Repositories are in lower case with slashes (team/app), tags are up to 128 letters, digits, '.', '_' and '-', digests are sha256: and 64 digits.",
        };

    /// <summary>Nobody is signed in, or the registry does not take the sign-in.</summary>
    /// <param name="target">The registry or repository.</param>
    /// <param name="cause">What happened, as a sentence.</param>
    public static Fault Unauthorized(string target, string cause) =>
        new("AciSecurity.RegistryUnauthorized", FaultCategory.AuthenticationError, $"{target}: {cause}", target)
        {
            RecommendedAction = "Run Connect-AciSecurity for a registry in Azure, or pass -Credential with a user name and password (or token) of the registry.",
        };

    /// <summary>The caller lacks a right.</summary>
    /// <param name="target">The repository or registry.</param>
    /// <param name="right">What is missing, e.g. <c>pull</c> or <c>metadata_read</c>.</param>
    public static Fault Forbidden(string target, string right) =>
        new("AciSecurity.RegistryForbidden", FaultCategory.PermissionDenied, $"{target}: the right '{right}' is missing.", target)
        {
            RecommendedAction = RoleFor(right),
        };

    /// <summary>The registry takes no requests from this network.</summary>
    public static Fault Closed(string target) =>
        new("AciSecurity.RegistryClosed", FaultCategory.PermissionDenied, $"{target}: the registry takes no requests from this network.", target)
        {
            RecommendedAction = "Run where its private endpoint or firewall lets requests pass, or add this network's address to its rules.",
        };

    /// <summary>It is not in the registry.</summary>
    public static Fault NotFound(string target) =>
        new("AciSecurity.ImageNotFound", FaultCategory.ObjectNotFound, $"{target}: the registry has no such thing, or the account may not see it.", target)
        {
            RecommendedAction = "Check the spelling of repository, tag and digest; Get-AcrImage lists what there is.",
        };

    /// <summary>The registry asked to wait more often than a run can.</summary>
    public static Fault Throttled(string target) =>
        new("AciSecurity.RegistryThrottled", FaultCategory.ResourceUnavailable, $"{target}: the registry takes no more requests for now (429), after several waits.", target)
        {
            RecommendedAction = "Run again later, with a lower -ThrottleLimit or for fewer repositories at a time.",
        };

    /// <summary>No connection, or one that broke.</summary>
    public static Fault Unreachable(string target, string host, string cause) =>
        new("AciSecurity.RegistryUnreachable", FaultCategory.ConnectionError, $"{target}: {host} cannot be reached: {cause}", target)
        {
            RecommendedAction = "Check the name, the network and the proxy (HTTPS_PROXY). A registry with public access disabled is reached through its private endpoint only.",
        };

    /// <summary>The registry answered with an error that is its own.</summary>
    /// <param name="target">What was asked for.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The code in the answer; empty where there is none.</param>
    public static Fault Failed(string target, int status, string code) =>
        new("AciSecurity.RegistryFailed", FaultCategory.ResourceUnavailable, $"{target}: the registry answered {status}{(code.Length == 0 ? "" : $" ({code})")}.", target)
        {
            RecommendedAction = "Run again. If it stays, look at the registry's health: az acr check-health.",
        };

    /// <summary>The registry's answer is not what it should be; it may be hostile.</summary>
    /// <param name="target">What was asked for.</param>
    /// <param name="cause">What is wrong with the answer, as a sentence.</param>
    public static Fault ReplyInvalid(string target, string cause) =>
        new("AciSecurity.RegistryReplyInvalid", FaultCategory.InvalidData, $"{target}: {cause}", target)
        {
            RecommendedAction = "Do not use what is there before somebody has looked at it: either the registry is broken, or something changes its answers.",
        };

    /// <summary>A container group runs an image of which nothing could be found out.</summary>
    /// <param name="image">The image.</param>
    /// <param name="group">The id of the group.</param>
    /// <param name="cause">Why, as a sentence.</param>
    public static Fault RunningImageUnread(string image, string group, string cause) =>
        new("AciSecurity.RunningImageUnread", FaultCategory.ReadError, $"{image}, which {group} runs: {cause}", image)
        {
            RecommendedAction = "Nobody knows whether it is signed. Give the account the right to pull from its registry, or look at the image there.",
        };

    /// <summary>Only registries of Azure have it.</summary>
    public static Fault NotAzure(string target) =>
        new("AciSecurity.RegistryUnsupported", FaultCategory.InvalidArgument, $"{target}: only Azure Container Registry can lock, and this is another registry.", target)
        {
            RecommendedAction = "Name an image in a registry of the cloud that is signed in to (Get-AciSecurityContext).",
        };

    /// <summary>Something protects it from being changed.</summary>
    public static Fault Locked(string target) =>
        new("AciSecurity.ImageLocked", FaultCategory.WriteError, $"{target}: it is locked against that.", target)
        {
            RecommendedAction = "Unlock-AcrImage removes the lock, for whoever may.",
        };

    // https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview
    private static string RoleFor(string right) => right switch
    {
        "pull" => "Give the account the role AcrPull on the registry, or Container Registry Repository Reader where it uses repository permissions.",
        "catalog" => "Give the account the role AcrPull, or Container Registry Repository Catalog Lister where the registry uses repository permissions; or name the repositories with -Repository.",
        "metadata_read" => "Give the account the role AcrPull, or Container Registry Repository Reader where the registry uses repository permissions.",
        _ => "Give the account the role AcrPush, or Container Registry Repository Writer where the registry uses repository permissions.",
    };
}
