using AciSecurity.Faults;
using Azure.Core;

namespace AciSecurity.Http.Credentials;

/// <summary>A credential that a person signs in for once, within a time. Later tokens come without asking, or not at all.</summary>
/// <param name="credential">The credential of Azure's library, which must not ask by itself.</param>
/// <param name="ask">Has it ask the person.</param>
/// <param name="limit">How long the person may take.</param>
internal sealed class PersonCredential(TokenCredential credential, Func<TokenRequestContext, CancellationToken, Task> ask, TimeSpan limit) : TokenCredential
{
    /// <summary>Asks the person.</summary>
    /// <exception cref="FaultException">Nobody signed in within the time.</exception>
    public async Task AskAsync(TokenRequestContext request, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(limit);
        try
        {
            await ask(request, patience.Token).ConfigureAwait(false);
        }
        catch (Exception) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FaultException(SignInFaults.TimedOut("the user", limit));
        }
    }

    /// <inheritdoc/>
    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        credential.GetTokenAsync(requestContext, cancellationToken);

    /// <inheritdoc/>
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        credential.GetToken(requestContext, cancellationToken);
}
