using System.Text.Json;
using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Registry.Notary.Envelopes;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>Requests to Key Vault's data plane.</summary>
/// <param name="pipeline">Signed in to Key Vault.</param>
/// <param name="target">What messages name: the certificate's address.</param>
internal sealed class KeyVaultRequests(HttpPipeline pipeline, string target)
{
    private const string ApiVersion = "7.4";
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>Reads something.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="action">The data action that it takes, for the message.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="FaultException">Key Vault does not give it.</exception>
    public Task<JsonElement> GetAsync(Uri address, string action, CancellationToken cancellationToken) =>
        SendAsync(RequestMethod.Get, address, null, action, cancellationToken);

    /// <summary>Has something done.</summary>
    /// <param name="address">Where.</param>
    /// <param name="body">With what.</param>
    /// <param name="action">The data action that it takes, for the message.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="FaultException">Key Vault does not do it.</exception>
    public Task<JsonElement> PostAsync(Uri address, IReadOnlyDictionary<string, string> body, string action, CancellationToken cancellationToken) =>
        SendAsync(RequestMethod.Post, address, RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(body)), action, cancellationToken);

    private async Task<JsonElement> SendAsync(RequestMethod method, Uri address, RequestContent? body, string action, CancellationToken cancellationToken)
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

        return Read(message, action);
    }

    private JsonElement Read(HttpMessage message, string action)
    {
        var response = message.Response;
        if (response.Status != 200) throw new FaultException(Refused(response, action));
        try
        {
            var content = response.Content.ToMemory();
            return content.Length <= LargestAnswer ? NotaryJson.Object(content, "answer") : throw new NotaryRefusalException("The answer is too large.");
        }
        catch (NotaryRefusalException refusal)
        {
            throw new FaultException(AzureFaults.ReplyInvalid(target, refusal.Message));
        }
    }

    private Fault Refused(Azure.Response response, string action) => response.Status switch
    {
        401 => AzureFaults.Unauthorized(target, ""),
        403 => AzureFaults.Forbidden(target, action),
        404 => AzureFaults.NotFound(target),
        429 => AzureFaults.Throttled(target),
        _ => AzureFaults.ServerFailed(target, response.Status, "", response.Headers.RequestId is { } id && Guid.TryParse(id, out _) ? id : null),
    };
}
