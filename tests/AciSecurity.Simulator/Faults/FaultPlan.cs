namespace AciSecurity.Simulator.Faults;

/// <summary>The faults that are to happen. Each counts the requests that it matches.</summary>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<(Fault Fault, Counter Seen)> _faults = [];

    /// <summary>What every request waits for.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Whether anything that changes Azure is refused, and so fails whoever tries. Sign-in and queries are no changes.</summary>
    public bool ForbidWrites { get; set; }

    /// <summary>Adds faults.</summary>
    public void Add(params ReadOnlySpan<Fault> faults)
    {
        lock (_lock)
        {
            foreach (var fault in faults) _faults.Add((fault, new()));
        }
    }

    /// <summary>Forgets all faults.</summary>
    public void Clear()
    {
        lock (_lock) _faults.Clear();
    }

    /// <summary>Counts a request, and tells what happens to it. A pattern may mean the path alone, or the path with its query.</summary>
    internal List<Fault> Meet(string method, string path, string query, string? registry = null)
    {
        lock (_lock)
        {
            List<Fault> met = [];
            foreach (var (fault, seen) in _faults.Where(entry => entry.Fault.Meets(method, path, query, registry)))
            {
                seen.Value++;
                if (seen.Value >= fault.From && seen.Value - fault.From < fault.Times) met.Add(fault);
            }

            return met;
        }
    }

    private sealed class Counter
    {
        public int Value { get; set; }
    }
}
