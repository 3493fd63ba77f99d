using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Images;
using AciSecurity.Registry.Client;
using Azure;
using Azure.Core;

namespace AciSecurity.Registry.Images;

/// <summary>Reads blobs of a repository. Registries keep them elsewhere and say where: no token goes there.</summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-blobs; Azure Container Registry answers 307 to storage, whose
/// address is a signature by itself.</remarks>
internal sealed class BlobReader(ImageRepository repository)
{
    private const int MostRedirects = 5;

    /// <summary>Reads a whole blob.</summary>
    /// <param name="blob">Which, and how long it is.</param>
    /// <param name="most">How long it may be.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="FaultException">It cannot be read, is longer than allowed, or is not what its digest says.</exception>
    public Task<byte[]> ReadAsync(Descriptor blob, int most, CancellationToken cancellationToken)
    {
        var target = repository.Target(blob.Digest.ToString());
        if (blob.Size > most) throw new FaultException(RegistryFaults.ReplyInvalid(target, $"the blob is longer than {most / 1024:N0} KiB, the most that is read of it."));
        return OpenAsync(blob, Read, cancellationToken);

        async Task<byte[]> Read(Response response)
        {
            // The size is checked before anything is hashed, and no byte more is taken.
            var body = await BoundedBody.ReadAsync(response, (int)blob.Size, target, cancellationToken).ConfigureAwait(false);
            return body.Length == blob.Size && blob.Digest.IsOf(body) ? body : throw new FaultException(RegistryFaults.ReplyInvalid(target, "the blob has another length or digest than its descriptor."));
        }
    }

    /// <summary>Reads a blob as it comes.</summary>
    /// <param name="blob">Which.</param>
    /// <param name="read">Reads as much of it as it wants; the stream is gone afterwards. What it made of a stream that it read to the end is good only if the
    /// digest is, which is checked then.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="FaultException">It cannot be read, or is not what its digest says.</exception>
    public Task<T> StreamAsync<T>(Descriptor blob, Func<Stream, Task<T>> read, CancellationToken cancellationToken) => OpenAsync(blob, async response =>
    {
        var target = repository.Target(blob.Digest.ToString());
        using var hash = blob.Digest.Start();
        using var stream = new HashedStream(response.ContentStream ?? Stream.Null, hash, blob.Size);
        var result = await read(stream).ConfigureAwait(false);
        await stream.DrainAsync(cancellationToken).ConfigureAwait(false);
        return stream.IsWhole && Convert.ToHexString(hash.GetHashAndReset()).Equals(blob.Digest.Hex, StringComparison.OrdinalIgnoreCase)
            ? result
            : throw new FaultException(RegistryFaults.ReplyInvalid(target, "the blob has another length or digest than its descriptor."));
    }, cancellationToken);

    private Task<T> OpenAsync<T>(Descriptor blob, Func<Response, Task<T>> read, CancellationToken cancellationToken)
    {
        var call = new RegistryCall(RequestMethod.Get, $"/v2/{repository.Name}/blobs/{blob.Digest}", RegistryCall.Pull(repository.Name), repository.Target(blob.Digest.ToString())) { Accept = "*/*" };
        return repository.Connection.SendAsync(call, response => FollowAsync(response, call, repository.Connection.Address.Endpoint, read, 0, cancellationToken), cancellationToken);
    }

    private async Task<T> FollowAsync<T>(Response response, RegistryCall call, Uri from, Func<Response, Task<T>> read, int redirects, CancellationToken cancellationToken)
    {
        if (response.Status is not (301 or 302 or 303 or 307 or 308))
        {
            if (response.IsError) throw new FaultException(await RefusedCall.FaultAsync(response, call, cancellationToken).ConfigureAwait(false));
            return await read(response).ConfigureAwait(false);
        }

        if (redirects == MostRedirects) throw new FaultException(RegistryFaults.ReplyInvalid(call.Target, "it leads from server to server without end."));
        var endpoint = repository.Connection.Address.Endpoint;
        if (!response.Headers.TryGetValue("Location", out var location) || !Uri.TryCreate(from, location, out var next)
            || next.UserInfo.Length > 0 || (next.Scheme != Uri.UriSchemeHttps && !(next.Scheme == Uri.UriSchemeHttp && endpoint.Scheme == Uri.UriSchemeHttp && next.IsLoopback)))
        {
            throw new FaultException(RegistryFaults.ReplyInvalid(call.Target, "it leads to an address where no request follows."));
        }

        // Neither a token nor the answer's cookies go along; whoever answers, the digest decides.
        var pipeline = AnonymousPipeline.Onwards(repository.Connection.Thumbprint, endpoint.IsLoopback, next);
        using var message = pipeline.CreateMessage();
        message.BufferResponse = false;
        message.Request.Uri.Reset(next);
        await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return await FollowAsync(message.Response, call, next, read, redirects + 1, cancellationToken).ConfigureAwait(false);
    }
}
