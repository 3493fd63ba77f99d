using AciSecurity.Faults;
using AciSecurity.Http.Credentials;
using AciSecurity.Ports;
using AciSecurity.Sessions;
using Azure.Core;
using Azure.Identity;
using AccessToken = AciSecurity.Sessions.AccessToken;

namespace AciSecurity.Http;

/// <summary>Signs in as it was told to, with the one credential of Azure's library that does just that. Tokens are kept in memory.</summary>
/// <remarks>The credential is made at the first question, so that a secret is read from its SecureString no sooner than it is needed.</remarks>
public sealed class SignInTokenSource(SignIn signIn, AzureEnvironment environment) : ITokenSource, IDisposable
{
    // Nothing answers for an identity on a machine that has none, and the library would ask for minutes.
    private static readonly TimeSpan IdentityLimit = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private TokenCredential? _credential;

    /// <inheritdoc/>
    public async ValueTask<AccessToken> GetTokenAsync(string scope, string? claims, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (signIn is SignIn.ManagedIdentity) limit.CancelAfter(IdentityLimit);
        try
        {
            var credential = _credential ?? await SignInAsync(scope, limit.Token).ConfigureAwait(false);
            var token = await credential.GetTokenAsync(new([scope], claims: claims, isCaeEnabled: true), limit.Token).ConfigureAwait(false);
            return new(token.Token, token.ExpiresOn);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && signIn is SignIn.ManagedIdentity)
        {
            throw new FaultException(SignInFaults.IdentityUnavailable(signIn.Who));
        }
        catch (AuthenticationFailedException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FaultException(new SignInFailure(signIn, environment).Of(exception));
        }
        catch (ArgumentException exception) when (exception.ParamName is "tenantId" or "clientId")
        {
            throw new FaultException(SignInFaults.TenantNotFound(signIn.Tenant ?? "", EntraRefusal.Unsaid));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Makes the credential. A person is asked here and nowhere else: what needs one later is a fault.</summary>
    private async Task<TokenCredential> SignInAsync(string scope, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_credential is { } made) return made;
            var credential = new CredentialFactory(environment).Of(signIn);
            if (credential is PersonCredential person) await person.AskAsync(new([scope], isCaeEnabled: true), cancellationToken).ConfigureAwait(false);
            return _credential = credential;
        }
        finally
        {
            _turn.Release();
        }
    }
}
