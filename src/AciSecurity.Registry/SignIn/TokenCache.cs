using System.Collections.Concurrent;
using AciSecurity.Sessions;

namespace AciSecurity.Registry.SignIn;

/// <summary>The tokens of one registry, by their scopes, until they end. Who needs one that is on its way waits for it.</summary>
internal sealed class TokenCache(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The token for <paramref name="scope"/> that is there; null where there is none.</summary>
    public AccessToken? Find(string scope) => _entries.TryGetValue(scope, out var entry) && IsGood(entry.Token) ? entry.Token : null;

    /// <summary>Gets a token where there is none, or none but the one that was just refused.</summary>
    public async Task<AccessToken?> GetAsync(string scope, AccessToken? refused, Func<Task<AccessToken?>> get, CancellationToken cancellationToken)
    {
        var entry = _entries.GetOrAdd(scope, static _ => new());
        await entry.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (IsGood(entry.Token) && entry.Token != refused) return entry.Token;
            return entry.Token = await get().ConfigureAwait(false);
        }
        finally
        {
            entry.Turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var entry in _entries.Values) entry.Turn.Dispose();
    }

    private bool IsGood(AccessToken? token) => token is not null && token.ExpiresOn > clock.GetUtcNow() + Margin;

    private sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public AccessToken? Token { get; set; }
    }
}
