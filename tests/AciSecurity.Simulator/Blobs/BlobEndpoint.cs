using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Blobs;

/// <summary>The blob service, with its accounts in the path as the storage emulator has them: /blob/account/container/name
/// (https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api).</summary>
internal sealed class BlobEndpoint(Scenario scenario, BlobStore blobs, BlobAuthentication authentication)
{
    private const string Actions = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/";

    private readonly BlobWrites _writes = new(blobs);

    /// <summary>Below what the accounts are.</summary>
    public const string Root = "/blob/";

    public static bool IsAt(string path) => path.StartsWith(Root, StringComparison.Ordinal);

    public async Task<Reply> AnswerAsync(Call call)
    {
        if (await authentication.RefuseAsync(call) is { } refusal) return refusal;
        if (call.Http.Request.Headers["x-ms-version"].Count == 0) return BlobErrors.NoVersion();
        var name = call.Path[Root.Length..];
        if (name.Split('/', 3) is not [var account, var container, { Length: > 0 }]) return BlobErrors.BadUri();
        if (scenario.StorageAccounts.FirstOrDefault(found => found.Name == account) is not { } known) return BlobErrors.BadUri();
        var scope = $"{known.Id}/blobServices/default/containers/{container}";
        if (!call.Principal.MayWithData(Actions + (call.Method == "PUT" ? "write" : "read"), scope)) return BlobErrors.PermissionMismatch();
        if (!known.Containers.Contains(container)) return BlobErrors.NoContainer();
        return call.Method switch
        {
            "PUT" => await _writes.PutAsync(call, name),
            "GET" or "HEAD" => blobs.Find(name) is { } blob ? Show(blob) : BlobErrors.NoBlob(),
            _ => BlobErrors.NoVerb(),
        };
    }

    private static Reply Show(StoredBlob blob) =>
        Reply.Json(blob.Content).With("Content-Type", blob.ContentType).With("ETag", blob.ETag).With("x-ms-blob-type", "BlockBlob");
}
