namespace AciSecurity.Streaming;

/// <summary>The pipeline thread of the cmdlet that a piece of work belongs to. Who needs the session for an answer asks here: a token
/// of the Az modules can be got on that thread only, and only while it waits for its workers.</summary>
/// <remarks>It goes with the work, so that each of several cmdlets at once is asked on its own thread, in its own runspace.</remarks>
internal static class PipelineThread
{
    private static readonly AsyncLocal<PipelinePump?> Flow = new();

    /// <summary>Says who can be asked by the work that starts here.</summary>
    public static void Offer(PipelinePump pump) => Flow.Value = pump;

    /// <summary>Runs <paramref name="call"/> there and gives back its value; null where no cmdlet is running any more.</summary>
    public static async Task<T?> TryInvokeAsync<T>(Func<T> call)
        where T : class
    {
        if (Flow.Value is not { } pump) return null;
        try
        {
            return await pump.InvokeAsync(call).ConfigureAwait(false);
        }
        catch (System.Threading.Channels.ChannelClosedException)
        {
            return null;
        }
    }
}
