using System.Net;
using System.Net.Http.Headers;
using AciSecurity.Http;

namespace AciSecurity.Registry.Notary;

/// <summary>Asks hosts that a certificate or a caller names: bounded in size and time, without redirects, and never an address of this machine's link, where
/// clouds have their metadata services.</summary>
/// <param name="http">The client; <see cref="OpenClient"/> makes one that keeps the promises about redirects and addresses.</param>
/// <param name="clock">The clock that time limits run by.</param>
internal sealed class BoundedHttp(HttpClient http, TimeProvider clock)
{
    /// <summary>Reads what is at an address.</summary>
    /// <exception cref="NotaryRefusalException">It is not there, comes too late, is too large, or may not be asked for.</exception>
    public Task<byte[]> GetAsync(Uri address, int limit, TimeSpan time, CancellationToken cancellationToken) =>
        SendAsync(() => new(HttpMethod.Get, address), limit, time, cancellationToken);

    /// <summary>Asks with a body.</summary>
    /// <exception cref="NotaryRefusalException">There is no answer, it comes too late, is too large, or may not be asked for.</exception>
    public Task<byte[]> PostAsync(Uri address, byte[] body, string mediaType, int limit, TimeSpan time, CancellationToken cancellationToken) =>
        SendAsync(() => new(HttpMethod.Post, address) { Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } } }, limit, time, cancellationToken);

    private async Task<byte[]> SendAsync(Func<HttpRequestMessage> make, int limit, TimeSpan time, CancellationToken cancellationToken)
    {
        using var request = make();
        var address = request.RequestUri!;
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var literal) && !OpenClient.IsAllowed(literal)) throw new NotaryRefusalException($"{address.Authority} may not be asked");
        using var limitSource = new CancellationTokenSource(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limitSource.Token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK || response.RequestMessage?.RequestUri != address) throw new NotaryRefusalException($"{address.Authority} answered {(int)response.StatusCode}");
            return await ReadAsync(response, address, limit, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NotaryRefusalException($"{address.Authority} did not answer in time");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new NotaryRefusalException($"{address.Authority} could not be asked");
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, Uri address, int limit, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await BoundedBytes.ReadAsync(stream, response.Content.Headers.ContentLength, limit, cancellationToken).ConfigureAwait(false)
                ?? throw new NotaryRefusalException($"{address.Authority} sent too much");
        }
    }
}
