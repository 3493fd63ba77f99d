using StreamJsonRpc;

namespace AciSecurity.Files.Bicep;

/// <summary>The Bicep CLI for one run: started at the first call, once; after a call that took too long, anew.</summary>
/// <remarks>The CLI does not stop a computation when a request is cancelled, so the process is ended instead. Calls of other
/// files that were under way then are made once more on the new one.</remarks>
internal sealed class BicepClient(string bicep, TimeSpan timeout) : IDisposable
{
    private readonly object _gate = new();
    private BicepSession? _session;
    private bool _disposed;

    /// <summary>How long one call may take.</summary>
    public TimeSpan Timeout => timeout;

    /// <summary>Compiles a .bicep file.</summary>
    public Task<CompileResponse> CompileAsync(string path, CancellationToken cancellationToken) =>
        CallAsync<CompileResponse>("bicep/compile", new PathRequest(path), cancellationToken);

    /// <summary>Compiles a .bicepparam file and the template it uses.</summary>
    public Task<CompileParamsResponse> CompileParamsAsync(string path, CancellationToken cancellationToken) =>
        CallAsync<CompileParamsResponse>("bicep/compileParams", new CompileParamsRequest(path, new Dictionary<string, object>()), cancellationToken);

    /// <summary>Predicts what the deployment of a .bicepparam file makes.</summary>
    public async Task<string> SnapshotAsync(string path, SnapshotMetadata metadata, CancellationToken cancellationToken) =>
        (await CallAsync<SnapshotResponse>("bicep/getSnapshot", new SnapshotRequest(path, metadata, []), cancellationToken).ConfigureAwait(false)).Snapshot;

    /// <summary>Lists what a .bicep file declares, with its places.</summary>
    public Task<GraphResponse> GraphAsync(string path, CancellationToken cancellationToken) =>
        CallAsync<GraphResponse>("bicep/getDeploymentGraph", new PathRequest(path), cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _session?.Dispose();
            _session = null;
        }
    }

    private async Task<T> CallAsync<T>(string method, object request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var session = Session();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(timeout);
            Task<T>? call = null;
            try
            {
                // The token is not passed to the CLI, which would only note it: the wait is what ends.
                call = session.CallAsync<T>(method, request, CancellationToken.None);
                return await call.WaitAsync(limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                End(session);
                Forget(call);
                cancellationToken.ThrowIfCancellationRequested();
                throw new TimeoutException();
            }
            catch (Exception fault) when (fault is ConnectionLostException or IOException or ObjectDisposedException)
            {
                // Whether a process that goes away is seen at the write or at the read is a matter of chance.
                End(session);
                if (attempt > 1) throw new ConnectionLostException("it ended without an answer", fault);
            }
        }
    }

    /// <summary>A call nobody waits for any more must not end the process by its unobserved failure.</summary>
    private static void Forget(Task? call) =>
        _ = call?.ContinueWith(static done => done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private BicepSession Session()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_session is { IsOver: true }) End(_session);
            return _session ??= BicepSession.Start(bicep);
        }
    }

    private void End(BicepSession session)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_session, session)) _session = null;
        }

        session.Dispose();
    }
}
