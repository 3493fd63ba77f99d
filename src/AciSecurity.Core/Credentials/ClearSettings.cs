using System.Collections.Concurrent;

namespace AciSecurity.Credentials;

/// <summary>Remembers settings in which nothing was found: the same ones stand in group after group, and a run has very many.</summary>
/// <remarks>What was found to be a secret is never kept. Bounded, and forgets all when it is full. Thread-safe.</remarks>
internal sealed class ClearSettings
{
    private const int Most = 4096;
    private const int LongestValue = 256;

    private readonly ConcurrentDictionary<(string Name, string Value), bool> _settings = new();
    private int _count;

    /// <summary>Whether nothing was found in the setting before.</summary>
    public bool Contains(string name, string value) => value.Length <= LongestValue && _settings.ContainsKey((name, value));

    /// <summary>Takes in a setting in which nothing was found.</summary>
    public void Add(string name, string value)
    {
        if (value.Length > LongestValue || !_settings.TryAdd((name, value), true)) return;
        if (Interlocked.Increment(ref _count) < Most) return;
        _settings.Clear();
        Interlocked.Exchange(ref _count, 0);
    }
}
