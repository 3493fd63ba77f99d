using AciSecurity.Azure.Inventory;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Ports;
using AciSecurity.Remediation;
using AciSecurity.Resources;
using AciSecurity.Sessions;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Azure.Writes;

/// <summary>Changes resources through Resource Manager.</summary>
/// <remarks>Long-running operations: https://learn.microsoft.com/azure/azure-resource-manager/management/async-operations. Azure.Core follows them.</remarks>
public sealed class ArmRemediator : IRemediator
{
    private readonly HttpPipeline _pipeline;
    private readonly ArmConnection _connection;
    private readonly Uri _endpoint;

    /// <summary>Writes for whoever is signed in.</summary>
    /// <param name="context">Who writes, and in which cloud.</param>
    /// <param name="throttleLimit">How many requests may be under way.</param>
    public ArmRemediator(AciSecurityContext context, int throttleLimit)
        : this(AzurePipeline.Of(context).ResourceManager, context.Environment.ResourceManager!, throttleLimit)
    {
    }

    internal ArmRemediator(HttpPipeline pipeline, Uri endpoint, int throttleLimit)
    {
        (_pipeline, _endpoint) = (pipeline, endpoint);
        _connection = new(pipeline, endpoint, throttleLimit);
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string id, string? apiVersion, CancellationToken cancellationToken)
    {
        var type = ArmPlace.Of(id).Type;
        try
        {
            return await _connection.GetAsync($"{id}?api-version={apiVersion ?? ApiVersions.Of(type)}", id, $"{type}/read", cancellationToken).ConfigureAwait(false);
        }
        catch (FaultException exception) when (exception.Fault.Category == FaultCategory.ObjectNotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task WriteAsync(ResourceWrite write, CancellationToken cancellationToken)
    {
        var method = write.Method switch { WriteMethod.Put => RequestMethod.Put, WriteMethod.Patch => RequestMethod.Patch, _ => RequestMethod.Delete };
        var path = $"{write.Id}?api-version={write.ApiVersion}";
        var body = write.Body is null ? null : RequestContent.Create(BinaryData.FromString(write.Body));
        using var response = await _connection.WriteAsync(method, path, body, write, cancellationToken).ConfigureAwait(false);
        if (OperationOf(response) is not { } operation) return;
        await WaitAsync(write, method, new(_endpoint, path), operation, cancellationToken).ConfigureAwait(false);
    }

    private static (string Header, string Address)? OperationOf(Response response)
    {
        if (response.Headers.TryGetValue("Azure-AsyncOperation", out var operation)) return ("AzureAsyncOperation", operation);
        return response.Status == 202 && response.Headers.TryGetValue("Location", out var location) ? ("Location", location) : null;
    }

    /// <summary>Asks until it is over. The address is signed: it goes back as it came.</summary>
    private async Task WaitAsync(ResourceWrite write, RequestMethod method, Uri first, (string Header, string Address) operation, CancellationToken cancellationToken)
    {
        try
        {
            var token = Rehydration.Token(method, first, operation.Header, operation.Address);
            var running = await Operation.RehydrateAsync(_pipeline, token).ConfigureAwait(false);
            await running.WaitForCompletionResponseAsync(cancellationToken).ConfigureAwait(false);
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
