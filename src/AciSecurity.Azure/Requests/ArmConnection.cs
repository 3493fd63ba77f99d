using System.Runtime.CompilerServices;
using System.Text.Json;
using AciSecurity.Azure.Writes;
using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Http.Policies;
using AciSecurity.Remediation;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Azure.Requests;

/// <summary>Asks Resource Manager and Resource Graph: so many questions at once as are allowed, and every failure as a fault.</summary>
/// <param name="pipeline">Signs in, waits and tries again.</param>
/// <param name="endpoint">Resource Manager.</param>
/// <param name="throttleLimit">How many requests may be under way.</param>
internal sealed class ArmConnection(HttpPipeline pipeline, Uri endpoint, int throttleLimit) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(throttleLimit);

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    /// <summary>Reads what is at an address.</summary>
    /// <param name="path">The path with its query, or the address that an answer named.</param>
    /// <param name="target">What is read, as a fault names it.</param>
    /// <param name="action">The permission that reading takes.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="FaultException">It cannot be read.</exception>
    public Task<ReadOnlyMemory<byte>> GetAsync(string path, string target, string action, CancellationToken cancellationToken) =>
        SendAsync(RequestMethod.Get, path, target, action, cancellationToken);

    /// <summary>Asks something without a body.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<ReadOnlyMemory<byte>> SendAsync(RequestMethod method, string path, string target, string action, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, Address(path, target), null, target, action, cancellationToken).ConfigureAwait(false);
        return response.Content.ToMemory();
    }

    /// <summary>Asks a question that has a body, and is answered with a page of rows. Its content is good until the response is disposed.</summary>
    public Task<Response> PostAsync(Uri address, object body, string target, string action, CancellationToken cancellationToken) =>
        PageAsync(RequestMethod.Post, address, RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(body)), target, action, cancellationToken);

    /// <summary>Makes a change.</summary>
    public Task<Response> WriteAsync(RequestMethod method, string path, RequestContent? body, ResourceWrite write, CancellationToken cancellationToken) =>
        SendAsync(method, Address(path, write.Id), body, write.Id, response => RefusedWrite.Fault(response, write), cancellationToken);

    /// <summary>The pages of a list, one after the other.</summary>
    /// <exception cref="FaultException">A page cannot be read; those before it are good.</exception>
    public async IAsyncEnumerable<JsonList> PagesAsync(string path, string target, string action, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = path;
        while (next is not null)
        {
            JsonList page;
            using (var response = await PageAsync(RequestMethod.Get, Address(next, target), null, target, action, cancellationToken).ConfigureAwait(false))
            {
                page = Read(response.Content.ToMemory().Span, "value", target);
            }

            yield return page;
            if (page["nextLink"] is { Length: > 0 } link && link == next) throw new FaultException(AzureFaults.ReplyInvalid(target, "a page of the list names itself as the next one."));
            next = page["nextLink"] is { Length: > 0 } following ? following : null;
        }
    }

    /// <summary>Reads a page, and says as a fault that it is none.</summary>
    internal static JsonList Read(ReadOnlySpan<byte> json, string itemsName, string target)
    {
        try
        {
            return JsonList.Parse(json, itemsName);
        }
        catch (JsonException)
        {
            // The parser's message quotes the text.
            throw new FaultException(AzureFaults.ReplyInvalid(target, "the answer is no list, or it breaks off."));
        }
    }

    /// <summary>A next page is asked with the same token, so it must be where the first was; and an id that somebody gives may begin as an address.</summary>
    private Uri Address(string path, string target) =>
        Uri.TryCreate(endpoint, path, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Host == endpoint.Host && address.Port == endpoint.Port
            ? address
            : throw new FaultException(AzureFaults.ReplyInvalid(target, "it leads to another server, where no token of this one is sent."));

    private Task<Response> SendAsync(
        RequestMethod method, Uri address, RequestContent? content, string target, string action, CancellationToken cancellationToken, Action<HttpMessage>? prepare = null) =>
        SendAsync(method, address, content, target, response => RefusedRequest.Fault(response, target, action), cancellationToken, prepare);

    /// <summary>Asks for a page of a list, which is read and forgotten: its content is good until the response is disposed.</summary>
    private Task<Response> PageAsync(RequestMethod method, Uri address, RequestContent? content, string target, string action, CancellationToken cancellationToken) =>
        SendAsync(method, address, content, target, action, cancellationToken, PooledBodyPolicy.Ask);

    private async Task<Response> SendAsync(
        RequestMethod method, Uri address, RequestContent? content, string target, Func<Response, Fault> refused, CancellationToken cancellationToken, Action<HttpMessage>? prepare = null)
    {
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var message = pipeline.CreateMessage(); // not disposed: its response is for the caller
            prepare?.Invoke(message);
            using var request = message.Request;
            request.Method = method;
            request.Uri.Reset(address);
            request.Headers.Add(HttpHeader.Names.Accept, "application/json");
            if (content is not null)
            {
                request.Headers.Add(HttpHeader.Names.ContentType, "application/json");
                request.Content = content;
            }

            await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
            var response = message.Response;
            if (!response.IsError) return response;
            using (response) throw new FaultException(refused(response));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ConnectionFailure.Cause(exception) is { } cause)
        {
            throw new FaultException(AzureFaults.Unreachable(target, address.Host, cause));
        }
        finally
        {
            _slots.Release();
        }
    }
}
