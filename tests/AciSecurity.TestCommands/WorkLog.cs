using System.Collections.Concurrent;

namespace AciSecurity.TestCommands;

/// <summary>What works are under way: tests see by it that nothing goes on behind a pipeline's back.</summary>
public sealed class WorkLog : IDisposable
{
    private static readonly ConcurrentDictionary<string, WorkLog> Works = new();

    private int _running;
    private int _made;

    /// <summary>The work of this name.</summary>
    public static WorkLog Of(string name) => Works.GetOrAdd(name, static _ => new());

    /// <summary>Starts a work.</summary>
    public static WorkLog Start(string name)
    {
        var work = Of(name);
        Interlocked.Increment(ref work._running);
        return work;
    }

    /// <summary>How many are under way.</summary>
    public int Running => Volatile.Read(ref _running);

    /// <summary>How many items were made.</summary>
    public int Items => Volatile.Read(ref _made);

    /// <summary>An item was made.</summary>
    public void Made() => Interlocked.Increment(ref _made);

    /// <summary>The work is over.</summary>
    public void Dispose() => Interlocked.Decrement(ref _running);
}
