using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Arm;

/// <summary>ARM's refusals, in its words (https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors).</summary>
internal static class ArmErrors
{
    public static Reply MissingApiVersion() =>
        Reply.Error(400, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.");

    public static Reply UnknownPath(string path) =>
        Reply.Error(404, "InvalidResourceType", $"The resource type could not be found for the path '{path}'.");

    public static Reply UnknownType(ArmPath path, string apiVersion) =>
        Reply.Error(404, "InvalidResourceType", $"The resource type '{path.Type[(path.Namespace.Length + 1)..]}' could not be found in the namespace '{path.Namespace}' for api version '{apiVersion}'.");

    public static Reply UnsupportedVersion(ResourceKind kind, string apiVersion, string method)
    {
        var supported = string.Join(", ", kind.ApiVersions);
        var reply = method == "PUT"
            ? Reply.Error(400, "NoRegisteredProviderFound", $"No registered resource provider found for location 'westeurope' and API version '{apiVersion}' for type '{kind.ShortType}'. The supported api-versions are '{supported}'. The supported locations are 'westeurope, northeurope, eastus'.")
            : Reply.Error(400, "InvalidResourceType", $"The resource type '{kind.ShortType}' could not be found in the namespace '{kind.Namespace}' for api version '{apiVersion}'. The supported api-versions are '{supported}'.");
        return reply.With("x-ms-failure-cause", "gateway");
    }

    public static Reply SubscriptionNotFound(string id) => Reply.Error(404, "SubscriptionNotFound", $"The subscription '{id}' could not be found.").With("x-ms-failure-cause", "gateway");

    public static Reply GroupNotFound(string name) => Reply.Error(404, "ResourceGroupNotFound", $"Resource group '{name}' could not be found.").With("x-ms-failure-cause", "gateway");

    public static Reply ParentNotFound(ArmPath path) =>
        Reply.Error(404, "ParentResourceNotFound", $"Failed to perform '{path.Type}' on resource '{path.Last}' because the parent resource '{path.Parent}' could not be found.").With("x-ms-failure-cause", "gateway");

    public static Reply NotFound(ArmPath path) => path.Type.ToLowerInvariant() switch
    {
        "microsoft.resources/resourcegroups" => GroupNotFound(path.Last),
        "microsoft.authorization/roleassignments" => Reply.Error(404, "RoleAssignmentNotFound", $"The role assignment '{path.Last}' is not found."),
        "microsoft.authorization/roledefinitions" => Reply.Error(404, "RoleDefinitionDoesNotExist", $"The specified role definition with ID '{path.Last}' does not exist."),
        "microsoft.authorization/locks" => Reply.Error(404, "LockNotFound", $"The lock '{path.Last}' could not be found."),
        _ => Reply.Error(404, "ResourceNotFound", $"The Resource '{path.Type}/{path.Last}' under resource group '{path.ResourceGroup ?? "<null>"}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix").With("x-ms-failure-cause", "gateway"),
    };

    public static Reply MethodNotAllowed(ArmPath path, string method) =>
        Reply.Error(405, "MethodNotAllowed", $"The requested resource '{path.Text}' does not support http method '{method}'.");

    public static Reply BadBody() => Reply.Error(400, "InvalidRequestContent", "The request content was invalid and could not be deserialized.");

    public static Reply Invalid(string code, string message) => Reply.Error(400, code, message);

    public static Reply WritesForbidden(string method, string path) =>
        Reply.Error(403, "WriteForbiddenBySimulator", $"{method} {path} would change something, and the simulator was told that nothing may.");
}
