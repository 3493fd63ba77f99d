using AciSecurity.Faults;
using Azure;

namespace AciSecurity.Registry.Client;

/// <summary>Reads a registry's answer to its end, if that comes soon enough.</summary>
internal static class BoundedBody
{
    /// <summary>The bytes of <paramref name="response"/>.</summary>
    /// <param name="response">An answer that is not buffered.</param>
    /// <param name="most">How many bytes it may have.</param>
    /// <param name="target">What was asked for.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FaultException">It has more.</exception>
    public static async Task<byte[]> ReadAsync(Response response, int most, string target, CancellationToken cancellationToken)
    {
        if (response.ContentStream is not { } stream) return [];
        return await BoundedBytes.ReadAsync(stream, response.Headers.ContentLengthLong, most, cancellationToken).ConfigureAwait(false)
            ?? throw new FaultException(RegistryFaults.ReplyInvalid(target, $"the answer is longer than {most / 1024:N0} KiB, the most that is read of it."));
    }
}
