using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Remediation;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Azure.Writes;

/// <summary>Sends what changes a resource, and waits until Azure says that it is done.</summary>
/// <param name="pipeline">Signed in to Resource Manager.</param>
/// <param name="connection">The way there.</param>
/// <param name="endpoint">Resource Manager.</param>
/// <remarks>Long-running operations: https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations. Azure.Core follows them.</remarks>
internal sealed class ArmWriter(HttpPipeline pipeline, ArmConnection connection, Uri endpoint)
{
    /// <summary>Sends it.</summary>
    /// <returns>The answer, or where that only began an operation, what the operation ended with.</returns>
    /// <exception cref="FaultException">It was refused, or failed. Whether it took effect must be read then.</exception>
    public async Task<Response> SendAsync(ResourceWrite write, CancellationToken cancellationToken)
    {
        var method = Method(write.Method);
        var path = $"{write.Path}?api-version={write.ApiVersion}";
        var body = write.Body is null ? null : RequestContent.Create(BinaryData.FromString(write.Body));
        var response = await connection.WriteAsync(method, path, body, write, cancellationToken).ConfigureAwait(false);
        if (OperationOf(response) is not { } operation) return response;
        using (response) return await WaitAsync(write, method, new(endpoint, path), operation, cancellationToken).ConfigureAwait(false);
    }

    private static RequestMethod Method(WriteMethod method) => method switch
    {
        WriteMethod.Put => RequestMethod.Put,
        WriteMethod.Patch => RequestMethod.Patch,
        WriteMethod.Post => RequestMethod.Post,
        WriteMethod.Delete => RequestMethod.Delete,
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    private static (string Header, string Address, string? Result)? OperationOf(Response response)
    {
        var location = response.Headers.TryGetValue("Location", out var address) ? address : null;
        if (response.Headers.TryGetValue("Azure-AsyncOperation", out var operation)) return ("AzureAsyncOperation", operation, location);
        return response.Status == 202 && location is not null ? ("Location", location, location) : null;
    }

    /// <summary>Asks until it is over. The address is signed: it goes back as it came.</summary>
    private async Task<Response> WaitAsync(ResourceWrite write, RequestMethod method, Uri first, (string Header, string Address, string? Result) operation, CancellationToken cancellationToken)
    {
        try
        {
            // Of a resource the end is enough. What an action gives is where Location leads.
            var token = Rehydration.Token(method, first, operation.Header, operation.Address, write.Method == WriteMethod.Post ? operation.Result : null);
            var running = await Operation.RehydrateAsync(pipeline, token).ConfigureAwait(false);
            return await running.WaitForCompletionResponseAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException exception) when (exception.Status is 401 or 403 or 404 or 408 or 429 or >= 500)
        {
            // Whoever asks is refused, which says nothing of the operation: what is there has to be read. An operation that failed answers 200, or 409 at Location.
            throw new FaultException(AzureFaults.ServerFailed(write.Id, exception.Status, RefusedRequest.Word(exception.ErrorCode ?? ""), null));
        }
        catch (RequestFailedException exception)
        {
            throw new FaultException(RefusedWrite.OperationFault(exception, write));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && ConnectionFailure.Cause(exception) is { } cause)
        {
            throw new FaultException(AzureFaults.Unreachable(write.Id, first.Host, cause));
        }
    }
}
