using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.IO;

namespace AciSecurity.Http.Policies;

/// <summary>Reads the bodies of large answers into memory that is used again: a page of a list is a large object to the runtime, and a
/// thousand of them would make it collect everything each time.</summary>
/// <remarks>A try is over when its body is there, so that one that breaks off is tried again. Who asks for it (<see cref="Ask"/>) must not
/// use the body once the response is disposed: other answers are written over it.</remarks>
public sealed class PooledBodyPolicy : HttpPipelinePolicy
{
    private const int Megabyte = 1 << 20;

    // A page of a list mostly fits in one block; what no answer needs any more is kept up to a limit only.
    private static readonly RecyclableMemoryStreamManager Memory = new(new(blockSize: Megabyte / 4, largeBufferMultiple: Megabyte, maximumBufferSize: 64 * Megabyte, maximumSmallPoolFreeBytes: 16 * Megabyte, maximumLargePoolFreeBytes: 32 * Megabyte));

    /// <summary>Asks for it: the answer to this message is read and disposed at once.</summary>
    public static void Ask(HttpMessage message)
    {
        // The body comes as the network gives it, with the limit of time for each piece.
        message.BufferResponse = false;
        message.SetProperty(typeof(PooledBodyPolicy), true);
    }

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
        if (!message.TryGetProperty(typeof(PooledBodyPolicy), out _) || message.Response.ContentStream is not { } network) return;
        var body = Memory.GetStream();
        try
        {
            await using (network.ConfigureAwait(false)) await network.CopyToAsync(body, message.CancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await body.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        body.Position = 0;
        message.Response.ContentStream = body;
    }

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);
}
