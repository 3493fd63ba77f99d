using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Client;
using Azure;
using Azure.Core;

namespace AciSecurity.Registry.Images;

/// <summary>Writes blobs and manifests into a repository.</summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/main/spec.md#push</remarks>
internal sealed class ImagePusher(ImageRepository repository)
{
    private readonly string _scope = $"repository:{repository.Name}:pull,push";

    /// <summary>Writes a blob, unless it is there.</summary>
    /// <exception cref="FaultException">It cannot be written.</exception>
    public async Task PushBlobAsync(Descriptor blob, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var target = repository.Target(blob.Digest.ToString());
        var head = new RegistryCall(RequestMethod.Head, $"/v2/{repository.Name}/blobs/{blob.Digest}", _scope, target) { Accept = "*/*", Right = "push" };
        if (await repository.Connection.SendAsync(head, response => Task.FromResult(response.Status is 200 or 307), cancellationToken).ConfigureAwait(false)) return;

        var start = new RegistryCall(RequestMethod.Post, $"/v2/{repository.Name}/blobs/uploads/", _scope, target) { Right = "push" };
        var place = await repository.Connection.SendAsync(start, response => PlaceAsync(response, start, cancellationToken), cancellationToken).ConfigureAwait(false);
        var separator = place.Contains('?') ? '&' : '?';
        var put = new RegistryCall(RequestMethod.Put, $"{place}{separator}digest={Uri.EscapeDataString(blob.Digest.ToString())}", _scope, target)
        {
            Content = content,
            ContentType = "application/octet-stream",
            Right = "push",
        };
        await SendAsync(put, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a manifest or index.</summary>
    /// <param name="manifest">Which.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="tag">The tag that leads to it; null where its digest is enough.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>Whether the registry says that it has noted to what the manifest refers.</returns>
    /// <exception cref="FaultException">It cannot be written.</exception>
    public Task<bool> PushManifestAsync(Descriptor manifest, ReadOnlyMemory<byte> content, string? tag, CancellationToken cancellationToken)
    {
        var reference = tag ?? manifest.Digest.ToString();
        var call = new RegistryCall(RequestMethod.Put, $"/v2/{repository.Name}/manifests/{reference}", _scope, repository.Target(reference))
        {
            Content = content,
            ContentType = manifest.MediaType,
            Right = "push",
        };
        return SendAsync(call, cancellationToken);
    }

    private Task<bool> SendAsync(RegistryCall call, CancellationToken cancellationToken) => repository.Connection.SendAsync(call, async response =>
    {
        if (response.IsError) throw new FaultException(await RefusedCall.FaultAsync(response, call, cancellationToken).ConfigureAwait(false));
        return response.Headers.TryGetValue("OCI-Subject", out _);
    }, cancellationToken);

    private async Task<string> PlaceAsync(Response response, RegistryCall call, CancellationToken cancellationToken)
    {
        if (response.IsError) throw new FaultException(await RefusedCall.FaultAsync(response, call, cancellationToken).ConfigureAwait(false));
        return response.Headers.TryGetValue("Location", out var location)
            ? repository.Connection.Resolve(location, call.Target).PathAndQuery
            : throw new FaultException(RegistryFaults.ReplyInvalid(call.Target, "it does not say where the blob goes."));
    }
}
