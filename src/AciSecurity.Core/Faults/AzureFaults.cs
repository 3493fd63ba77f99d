namespace AciSecurity.Faults;

/// <summary>The faults of reading Azure, one factory each.</summary>
public static class AzureFaults
{
    /// <summary>With what the ids of all of them begin: their targets are ids of Azure, or the names of services.</summary>
    internal const string Prefix = "AciSecurity.Azure";

    /// <summary>Azure does not take the token.</summary>
    /// <param name="target">What was to be read.</param>
    /// <param name="code">The code in the answer; empty where there is none.</param>
    public static Fault Unauthorized(string target, string code) =>
        new("AciSecurity.AzureUnauthorized", FaultCategory.AuthenticationError, $"{target}: Azure does not take the token{(code.Length == 0 ? "" : $" ({code})")}.", target)
        {
            RecommendedAction = "Run Connect-AciSecurity again, with the tenant of the subscription as -TenantId.",
        };

    /// <summary>The caller lacks a permission.</summary>
    /// <param name="target">What was to be read: the id of a resource, group or subscription.</param>
    /// <param name="action">The action that is missing, e.g. <c>Microsoft.ContainerRegistry/registries/read</c>.</param>
    public static Fault Forbidden(string target, string action) =>
        new("AciSecurity.AzureForbidden", FaultCategory.PermissionDenied, $"{target}: the permission {action} is missing.", target)
        {
            RecommendedAction = $"Give the account a role with the action {action} there; Get-AciSecurityPermission writes a custom role with all that is needed.",
        };

    /// <summary>It is not there, or the caller may not know of it.</summary>
    public static Fault NotFound(string target) =>
        new("AciSecurity.AzureNotFound", FaultCategory.ObjectNotFound, $"{target}: there is no such thing, or the account may not see it.", target)
        {
            RecommendedAction = "Check the spelling, the tenant and the cloud (Get-AciSecurityContext), and the account's access.",
        };

    /// <summary>Azure asked to wait more often than a run can.</summary>
    public static Fault Throttled(string target) =>
        new("AciSecurity.AzureThrottled", FaultCategory.ResourceUnavailable, $"{target}: Azure takes no more requests for now (429), after several waits.", target)
        {
            RecommendedAction = "Run again later, with a lower -ThrottleLimit or fewer subscriptions at a time.",
        };

    /// <summary>No connection, or one that broke.</summary>
    public static Fault Unreachable(string target, string host, string cause) =>
        new("AciSecurity.AzureUnreachable", FaultCategory.ConnectionError, $"{target}: {host} cannot be reached: {cause}", target)
        {
            RecommendedAction = "Check the network, the proxy (HTTPS_PROXY) and, for a custom environment, its addresses and certificate.",
        };

    /// <summary>Azure answered with an error that is its own.</summary>
    /// <param name="target">What was to be read.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The code in the answer; empty where there is none.</param>
    /// <param name="requestId">What Azure calls the request; null where it did not say.</param>
    public static Fault ServerFailed(string target, int status, string code, string? requestId) =>
        new("AciSecurity.AzureFailed", FaultCategory.ResourceUnavailable, $"{target}: Azure answered {status}{(code.Length == 0 ? "" : $" ({code})")}{(requestId is null ? "" : $", request {requestId}")}.", target)
        {
            RecommendedAction = "Run again. If it stays, Azure's support asks for the request id.",
        };

    /// <summary>A list is not whole, and Azure gives no more of it.</summary>
    public static Fault Incomplete(string target, string cause) =>
        new("AciSecurity.AzureIncomplete", FaultCategory.LimitsExceeded, $"{target}: the list is not whole: {cause}", target)
        {
            RecommendedAction = "Narrow it with -SubscriptionId or -ManagementGroupId, and audit part by part.",
        };

    /// <summary>Azure's answer is not what it should be.</summary>
    public static Fault ReplyInvalid(string target, string cause) =>
        new("AciSecurity.AzureReplyInvalid", FaultCategory.InvalidData, $"{target}: {cause}", target)
        {
            RecommendedAction = "Run again. If it stays, a proxy may change what Azure sends; otherwise please report it.",
        };
}
