using AciSecurity.Ports;
using AciSecurity.Sessions;

namespace AciSecurity.Http.Tests;

/// <summary>Gives a token, and tells that it was asked.</summary>
internal sealed class CountingTokens(Action onAsk) : ITokenSource
{
    public ValueTask<AccessToken> GetTokenAsync(string scope, string? claims, CancellationToken cancellationToken)
    {
        onAsk();
        return ValueTask.FromResult(new AccessToken("planted", TimeProvider.System.GetUtcNow().AddHours(1)));
    }
}
