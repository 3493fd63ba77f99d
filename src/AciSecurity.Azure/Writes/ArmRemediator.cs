using AciSecurity.Azure.Inventory;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Ports;
using AciSecurity.Remediation;
using AciSecurity.Resources;
using AciSecurity.Sessions;
using Azure.Core.Pipeline;

namespace AciSecurity.Azure.Writes;

/// <summary>Changes resources through Resource Manager.</summary>
public sealed class ArmRemediator : IRemediator
{
    private readonly ArmConnection _connection;
    private readonly ArmWriter _writer;

    /// <summary>Writes for whoever is signed in.</summary>
    /// <param name="context">Who writes, and in which cloud.</param>
    /// <param name="throttleLimit">How many requests may be under way.</param>
    public ArmRemediator(AciSecurityContext context, int throttleLimit)
        : this(AzurePipeline.Of(context).ResourceManager, context.Environment.ResourceManager!, throttleLimit)
    {
    }

    internal ArmRemediator(HttpPipeline pipeline, Uri endpoint, int throttleLimit)
    {
        _connection = new(pipeline, endpoint, throttleLimit);
        _writer = new(pipeline, _connection, endpoint);
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
        using var response = await _writer.SendAsync(write, cancellationToken).ConfigureAwait(false);
    }
}
