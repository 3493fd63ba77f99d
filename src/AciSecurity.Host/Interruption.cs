using System.Management.Automation.Runspaces;
using System.Runtime.InteropServices;

namespace AciSecurity.Host;

/// <summary>
/// Ctrl+C and the signals that end a process. The first one stops the pipeline, so that finally blocks run, files are closed and the
/// processes that the module started end. The next one, or one while no pipeline runs, does what the system does: it kills.
/// </summary>
internal sealed class Interruption : IDisposable
{
    // Numbers as in signal(7); PosixSignal itself has negative values that mean nothing outside .NET.
    private static readonly (PosixSignal Signal, int Number)[] Handled =
        [(PosixSignal.SIGINT, 2), (PosixSignal.SIGTERM, 15), (PosixSignal.SIGHUP, 1), (PosixSignal.SIGQUIT, 3)];

    private readonly CancellationTokenSource _cancellation = new();
    private readonly Lock _lock = new();
    private readonly PosixSignalRegistration[] _registrations;
    private Pipeline? _pipeline;

    /// <summary>Starts to listen.</summary>
    public Interruption() =>
        _registrations = [.. Handled.Select(handled => PosixSignalRegistration.Create(handled.Signal, context => context.Cancel = TryStop(handled.Number)))];

    /// <summary>Is cancelled by the first signal: a prompt that waits for input ends with it.</summary>
    public CancellationToken Token => _cancellation.Token;

    /// <summary>The number of the signal that stopped the run, if one did.</summary>
    public int? Signal { get; private set; }

    /// <summary>Makes a signal stop the pipeline, until the answer is disposed of.</summary>
    public IDisposable Stops(Pipeline pipeline)
    {
        lock (_lock)
            _pipeline = pipeline;
        return new Scope(this);
    }

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _cancellation.Dispose();
    }

    private bool TryStop(int number)
    {
        lock (_lock)
        {
            if (_pipeline is null || Signal is not null)
                return false;
            Signal = number;
            _pipeline.StopAsync();
        }

        _cancellation.Cancel();
        return true;
    }

    private sealed class Scope(Interruption owner) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._lock)
                owner._pipeline = null;
        }
    }
}
