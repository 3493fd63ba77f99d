using AciSecurity.Sessions;

namespace AciSecurity.Faults;

/// <summary>The faults of writing to a storage account, one factory each.</summary>
public static class BlobFaults
{
    /// <summary>What writing a blob takes. Roles over the account's management, Owner among them, do not have it.
    /// https://learn.microsoft.com/rest/api/storageservices/put-blob#permissions</summary>
    public const string WriteAction = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write";

    private const string Role = "Storage Blob Data Contributor";

    /// <summary>No blob can be there, or none that this module would write.</summary>
    /// <param name="shown">The address without what may be secret in it.</param>
    /// <param name="cause">What is wrong with it.</param>
    public static Fault AddressInvalid(string shown, string cause) =>
        new("AciSecurity.BlobAddressInvalid", FaultCategory.InvalidArgument, $"{shown}: {cause}", shown)
        {
            RecommendedAction = "Write https://<account>.blob.core.windows.net/<container>/<name>, with the suffix of the cloud that is signed in to and without a query.",
        };

    /// <summary>The caller may not write there.</summary>
    public static Fault Forbidden(BlobAddress address) =>
        new("AciSecurity.BlobForbidden", FaultCategory.PermissionDenied, $"{address}: the data action {WriteAction} is missing.", $"{address}")
        {
            RecommendedAction = $"Give the account the role {Role} on the container, and wait some minutes for it. Owner and Contributor do not include it.",
        };

    /// <summary>The storage account takes no requests from here.</summary>
    public static Fault Closed(BlobAddress address) =>
        new("AciSecurity.BlobForbidden", FaultCategory.PermissionDenied, $"{address}: the storage account takes no request from this network, or none of this account.", $"{address}")
        {
            RecommendedAction = $"Let the account's firewall pass this network, or run where it does; and give the account the role {Role} on the container.",
        };

    /// <summary>The account has no such container.</summary>
    public static Fault ContainerNotFound(BlobAddress address) =>
        new("AciSecurity.BlobContainerNotFound", FaultCategory.ObjectNotFound, $"{address}: the storage account has no such container.", $"{address}")
        {
            RecommendedAction = "Check the spelling, or make the container; a report is written into one that exists.",
        };

    /// <summary>The blob is there and must not be replaced.</summary>
    public static Fault Exists(BlobAddress address) =>
        new("AciSecurity.FileExists", FaultCategory.WriteError, $"{address}: the blob exists, and -NoClobber was given.", $"{address}")
        {
            RecommendedAction = "Name another blob, or leave -NoClobber out.",
        };

    /// <summary>The storage account refused it for another reason.</summary>
    /// <param name="address">Where it was to be.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The code in the answer; empty where there is none.</param>
    /// <param name="requestId">What Azure calls the request; null where it did not say.</param>
    public static Fault Refused(BlobAddress address, int status, string code, string? requestId) =>
        new("AciSecurity.ReportNotUploaded", FaultCategory.WriteError, $"{address}: the storage account answered {status}{(code.Length == 0 ? "" : $" ({code})")}{(requestId is null ? "" : $", request {requestId}")}.", $"{address}")
        {
            RecommendedAction = "The code says why, in Microsoft's list of error codes of Blob Storage: a lease or a policy may protect the blob. Name another blob, or run again.",
        };
}
