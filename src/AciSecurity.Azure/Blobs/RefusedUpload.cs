using System.Net;
using AciSecurity.Faults;
using AciSecurity.Ports;
using Azure;

namespace AciSecurity.Azure.Blobs;

/// <summary>Says what it means that a storage account refused an upload.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/storageservices/blob-service-error-codes and
/// https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes</remarks>
internal static class RefusedUpload
{
    /// <summary>The fault. What the answer says beside its code is not repeated: a proxy may have written it.</summary>
    public static Fault Fault(RequestFailedException refusal, BlobUpload upload)
    {
        var code = Word(refusal.ErrorCode);
        return (HttpStatusCode)refusal.Status switch
        {
            HttpStatusCode.Unauthorized => AzureFaults.Unauthorized(upload.Address.ToString(), code),
            HttpStatusCode.Forbidden when code == "AuthorizationFailure" => BlobFaults.Closed(upload.Address),
            HttpStatusCode.Forbidden => BlobFaults.Forbidden(upload.Address),
            HttpStatusCode.NotFound when code == "ContainerNotFound" => BlobFaults.ContainerNotFound(upload.Address),
            HttpStatusCode.Conflict when code == "BlobAlreadyExists" && !upload.Replace => BlobFaults.Exists(upload.Address),
            HttpStatusCode.PreconditionFailed when code == "ConditionNotMet" && !upload.Replace => BlobFaults.Exists(upload.Address),
            _ => BlobFaults.Refused(upload.Address, refusal.Status, code, RequestId(refusal)),
        };
    }

    private static string? RequestId(RequestFailedException refusal) =>
        refusal.GetRawResponse()?.Headers.RequestId is { Length: > 0 } id && Guid.TryParse(id, out _) ? id : null;

    private static string Word(string? code) => code is { Length: <= 100 } && code.All(char.IsAsciiLetterOrDigit) ? code : "";
}
