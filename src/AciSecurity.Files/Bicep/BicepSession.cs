using AciSecurity.Files.Processes;
using StreamJsonRpc;

namespace AciSecurity.Files.Bicep;

/// <summary>One Bicep CLI process that answers JSON-RPC calls on its standard streams: <c>bicep jsonrpc --stdio</c>.</summary>
internal sealed class BicepSession : IDisposable
{
    private readonly ToolProcess _process;
    private readonly JsonRpc _rpc;

    private BicepSession(ToolProcess process)
    {
        _process = process;
        _rpc = new JsonRpc(new HeaderDelimitedMessageHandler(process.Input, process.Output, new SystemTextJsonFormatter()));
        _rpc.StartListening();
    }

    /// <summary>Whether the process has gone.</summary>
    public bool IsOver => _rpc.Completion.IsCompleted;

    /// <summary>What the process said on its error stream.</summary>
    public string Complaint => _process.Complaint;

    /// <summary>Starts the CLI.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be run.</exception>
    public static BicepSession Start(string bicep) => new(ToolProcess.Start(bicep, "jsonrpc", "--stdio"));

    /// <summary>Calls one of the CLI's methods.</summary>
    public Task<T> CallAsync<T>(string method, object request, CancellationToken cancellationToken) =>
        _rpc.InvokeWithCancellationAsync<T>(method, [request], cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _rpc.Dispose();
        _process.Dispose();
    }
}
