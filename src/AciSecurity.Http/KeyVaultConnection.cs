using AciSecurity.Faults;
using AciSecurity.Sessions;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Http;

/// <summary>Requests to Key Vault's data plane.</summary>
/// <param name="pipeline">Signed in to Key Vault.</param>
/// <param name="target">What messages name: the address of the certificate or secret.</param>
public sealed class KeyVaultConnection(HttpPipeline pipeline, string target)
{
    private const string ApiVersion = "7.4";
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>Opens the way to a vault of the context's cloud, and to no other host.</summary>
    /// <param name="context">Who asks.</param>
    /// <param name="address">The certificate or secret. Whoever calls has made sure that it is in a vault of the cloud.</param>
    public static KeyVaultConnection Open(AciSecurityContext context, Uri address) =>
        new(AzurePipeline.Of(context).For(context.Environment.KeyVaultScope, address), address.GetLeftPart(UriPartial.Path));

    /// <summary>Reads something.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="action">The data action that it takes, for the message.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The answer's JSON, UTF-8.</returns>
    /// <exception cref="FaultException">Key Vault does not give it.</exception>
    public Task<ReadOnlyMemory<byte>> GetAsync(Uri address, string action, CancellationToken cancellationToken) =>
        AskAsync(RequestMethod.Get, address, null, action, cancellationToken);

    /// <summary>Has something done, or keeps something.</summary>
    /// <param name="method">POST or PUT.</param>
    /// <param name="address">Where.</param>
    /// <param name="body">The JSON that says it, UTF-8.</param>
    /// <param name="action">The data action that it takes, for the message.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The answer's JSON, UTF-8.</returns>
    /// <exception cref="FaultException">Key Vault does not do it.</exception>
    public Task<ReadOnlyMemory<byte>> SendAsync(RequestMethod method, Uri address, ReadOnlyMemory<byte> body, string action, CancellationToken cancellationToken) =>
        AskAsync(method, address, RequestContent.Create(body), action, cancellationToken);

    private async Task<ReadOnlyMemory<byte>> AskAsync(RequestMethod method, Uri address, RequestContent? body, string action, CancellationToken cancellationToken)
    {
        using var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri($"{address.GetLeftPart(UriPartial.Path)}?api-version={ApiVersion}"));
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Content = body;
            message.Request.Headers.Add("Content-Type", "application/json");
        }

        try
        {
            await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ConnectionFailure.Cause(exception) is { } cause)
        {
            throw new FaultException(AzureFaults.Unreachable(target, address.Authority, cause));
        }

        if (message.Response.Status != 200) throw new FaultException(Refused(message.Response, action));
        var answer = message.Response.Content.ToMemory();
        return answer.Length <= LargestAnswer ? answer : throw new FaultException(AzureFaults.ReplyInvalid(target, "The answer is too large."));
    }

    private Fault Refused(Response response, string action) => response.Status switch
    {
        401 => AzureFaults.Unauthorized(target, ""),
        403 => AzureFaults.Forbidden(target, action),
        404 => AzureFaults.NotFound(target),
        429 => AzureFaults.Throttled(target),
        _ => AzureFaults.ServerFailed(target, response.Status, "", response.Headers.RequestId is { } id && Guid.TryParse(id, out _) ? id : null),
    };
}
