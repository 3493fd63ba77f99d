using System.Net;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
using AciSecurity.Remediation;
using AciSecurity.Resources;
using Azure;

namespace AciSecurity.Azure.Writes;

/// <summary>Says what it means that Azure refused a change, or did not carry it through.</summary>
internal static class RefusedWrite
{
    // What registries say where there is an admin user that is turned off.
    private const string AdminUserOff = "UnAuthorizedForCredentialOperations";

    /// <summary>The fault of an answer that is an error. Its message is not repeated: it may name people and addresses.</summary>
    public static Fault Fault(Response response, ResourceWrite write)
    {
        var error = ArmError.Parse(response.Content.ToMemory());
        var code = RefusedRequest.Word(error.Code);
        return (HttpStatusCode)response.Status switch
        {
            HttpStatusCode.Conflict when error.Code.Equals("ScopeLocked", StringComparison.OrdinalIgnoreCase) => RemediationFaults.Locked(write.Id),
            HttpStatusCode.BadRequest when error.Code.Equals("ContentTrustUnsupported", StringComparison.OrdinalIgnoreCase) => RemediationFaults.ContentTrustUnsupported(write.Id),
            HttpStatusCode.BadRequest when error.Code.Equals(AdminUserOff, StringComparison.OrdinalIgnoreCase) => CredentialFaults.AdminUserOff(write.Id),
            HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.UnprocessableEntity or HttpStatusCode.MethodNotAllowed =>
                RemediationFaults.WriteRefused(write.Id, write.Method.ToString().ToUpperInvariant(), response.Status, code),
            _ => RefusedRequest.Fault(response, write.Id, Permission(write)),
        };
    }

    /// <summary>The fault of an operation that ended otherwise than it should.</summary>
    public static Fault OperationFault(RequestFailedException exception, ResourceWrite write)
    {
        var code = RefusedRequest.Word(exception.ErrorCode ?? "");
        return RemediationFaults.OperationFailed(write.Id, write.Method.ToString().ToUpperInvariant(), code.Contains("Cancel", StringComparison.OrdinalIgnoreCase) ? "Canceled" : "Failed", code);
    }

    private static string Permission(ResourceWrite write)
    {
        var type = ArmPlace.Of(write.Id).Type;
        return write.Method switch
        {
            WriteMethod.Delete => $"{type}/delete",
            WriteMethod.Post => $"{type}/{write.Action}/action",
            _ => $"{type}/write",
        };
    }
}
