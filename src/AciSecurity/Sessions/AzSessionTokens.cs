using System.Collections.Concurrent;
using AciSecurity.Faults;
using AciSecurity.Ports;
using AciSecurity.Streaming;

namespace AciSecurity.Sessions;

/// <summary>Tokens of the session that the Az modules have in this process. Each is kept until shortly before its end; then the cmdlet
/// that needs another one asks Az on its pipeline thread.</summary>
internal sealed class AzSessionTokens(TimeProvider clock) : ITokenSource
{
    /// <summary>What a context says of such a session.</summary>
    public const string Kind = "AzSession";

    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async ValueTask<AccessToken> GetTokenAsync(string scope, string? claims, CancellationToken cancellationToken)
    {
        if (claims is not null) throw new FaultException(SignInFaults.AzSessionFailed("Azure asks for another sign-in of its account."));
        if (_tokens.TryGetValue(scope, out var kept) && kept.ExpiresOn - Early > clock.GetUtcNow()) return kept;
        var token = await PipelineThread.TryInvokeAsync(() => AzSession.GetToken(scope)).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (token is not null) return _tokens[scope] = token;
        return kept is not null && kept.ExpiresOn > clock.GetUtcNow() ? kept : throw new FaultException(SignInFaults.AzSessionFailed("no cmdlet is running that could ask it."));
    }
}
