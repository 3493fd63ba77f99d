using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Ports;
using AciSecurity.Sessions;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace AciSecurity.Azure.Blobs;

/// <summary>Makes files blobs, as whoever is signed in: no key and no signature.</summary>
/// <remarks>The library asks for tokens for https://storage.azure.com, which is the same in all clouds:
/// https://learn.microsoft.com/azure/storage/blobs/authorize-access-azure-active-directory.</remarks>
public static class BlobUploader
{
    // What is under way is in memory. A small report is one request.
    private const int BlockSize = 4 * 1024 * 1024;

    // The clouds do not get new versions at the same time, and nothing newer is needed.
    private const BlobClientOptions.ServiceVersion Version = BlobClientOptions.ServiceVersion.V2021_12_02;

    /// <summary>Uploads a file. A blob is there when it is whole, and not before.</summary>
    /// <exception cref="FaultException">It was not uploaded.</exception>
    public static async Task UploadAsync(AciSecurityContext context, BlobUpload upload, CancellationToken cancellationToken)
    {
        upload.Address.MustBeIn(context.Environment);
        var pipeline = AzurePipeline.Of(context);
        var client = new BlockBlobClient(upload.Address.Uri, pipeline.Credential, pipeline.Configure(new BlobClientOptions(Version), upload.Address.Uri));
        var file = File.OpenRead(upload.File);
        await using (file.ConfigureAwait(false))
        {
            try
            {
                await client.UploadAsync(file, Options(upload), cancellationToken).ConfigureAwait(false);
            }
            catch (RequestFailedException exception) when (exception.Status > 0)
            {
                throw new FaultException(RefusedUpload.Fault(exception, upload));
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ConnectionFailure.Cause(exception) is { } cause)
            {
                throw new FaultException(AzureFaults.Unreachable(upload.Address.ToString(), upload.Address.Uri.Authority, cause));
            }
        }
    }

    private static BlobUploadOptions Options(BlobUpload upload) => new()
    {
        HttpHeaders = new() { ContentType = upload.ContentType },
        Conditions = upload.Replace ? null : new() { IfNoneMatch = ETag.All },
        TransferOptions = new StorageTransferOptions { InitialTransferSize = BlockSize, MaximumTransferSize = BlockSize, MaximumConcurrency = 1 },
    };
}
