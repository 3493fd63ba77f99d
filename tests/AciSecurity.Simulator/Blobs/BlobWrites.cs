using System.Xml;
using System.Xml.Linq;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Blobs;

/// <summary>Blobs come whole (https://learn.microsoft.com/rest/api/storageservices/put-blob) or as blocks and a list of them
/// (https://learn.microsoft.com/rest/api/storageservices/put-block-list).</summary>
internal sealed class BlobWrites(BlobStore blobs)
{
    public async Task<Reply> PutAsync(Call call, string name) => call.Query["comp"].ToString() switch
    {
        "" => await PutBlobAsync(call, name),
        "block" => await PutBlockAsync(call, name),
        "blocklist" => await PutBlockListAsync(call, name),
        _ => BlobErrors.BadUri(),
    };

    private async Task<Reply> PutBlobAsync(Call call, string name) => Header(call, "x-ms-blob-type") == "BlockBlob"
        ? Store(call, name, await BodyAsync(call), Header(call, "x-ms-blob-content-type") ?? Header(call, "Content-Type"))
        : BlobErrors.BadHeader();

    private async Task<Reply> PutBlockAsync(Call call, string name)
    {
        blobs.PutBlock(name, call.Query["blockid"].ToString(), await BodyAsync(call));
        return Reply.Empty(201);
    }

    private async Task<Reply> PutBlockListAsync(Call call, string name)
    {
        try
        {
            var list = await XDocument.LoadAsync(call.Http.Request.Body, LoadOptions.None, call.Http.RequestAborted);
            var content = blobs.Join(name, list.Root!.Elements("Latest").Select(block => block.Value));
            return content is null ? BlobErrors.BadBlocks() : Store(call, name, content, Header(call, "x-ms-blob-content-type"));
        }
        catch (XmlException)
        {
            return BlobErrors.BadBlocks();
        }
    }

    private Reply Store(Call call, string name, byte[] content, string? contentType)
    {
        var blob = new StoredBlob(content, contentType ?? "application/octet-stream");
        return blobs.TryPut(name, blob, replace: Header(call, "If-None-Match") != "*")
            ? Reply.Empty(201).With("ETag", blob.ETag).With("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
            : BlobErrors.Exists();
    }

    private static string? Header(Call call, string name) => call.Http.Request.Headers[name] is { Count: > 0 } values ? values.ToString() : null;

    private static async Task<byte[]> BodyAsync(Call call)
    {
        using var content = new MemoryStream();
        await call.Http.Request.Body.CopyToAsync(content, call.Http.RequestAborted);
        return content.ToArray();
    }
}
