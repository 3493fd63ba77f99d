using AciSecurity.Faults;
using AciSecurity.Sessions;
using Azure.Core;
using AccessToken = Azure.Core.AccessToken;

namespace AciSecurity.Http.Credentials;

/// <summary>A token that somebody else got. It is for the Resource Manager and ends when it ends.</summary>
internal sealed class GivenTokenCredential : TokenCredential
{
    private readonly AccessToken _token;
    private readonly string _scope;
    private readonly TimeProvider _clock;

    /// <summary>Takes the token.</summary>
    /// <exception cref="FaultException">It is none, or not for the Resource Manager.</exception>
    public GivenTokenCredential(string token, AzureEnvironment environment, TimeProvider clock)
    {
        var claims = TokenClaims.Of(token);
        if (claims.ExpiresOn is not { } end) throw new FaultException(SignInFaults.TokenInvalid("is no JSON web token with an end"));
        if (claims.Audience is not { } audience || !environment.IsAudience(audience)) throw new FaultException(SignInFaults.TokenInvalid("is not for the Resource Manager of this environment"));
        _token = new(token, end);
        _scope = environment.ResourceManagerScope;
        _clock = clock;
    }

    /// <inheritdoc/>
    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));

    /// <inheritdoc/>
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (requestContext.Scopes[0] != _scope) throw new FaultException(SignInFaults.TokenInvalid($"is for the Resource Manager, and one for {requestContext.Scopes[0]} is needed"));
        if (requestContext.Claims is not null) throw new FaultException(SignInFaults.SessionOver("AccessToken", EntraRefusal.Unsaid));
        return _token.ExpiresOn > _clock.GetUtcNow() ? _token : throw new FaultException(SignInFaults.TokenExpired(_token.ExpiresOn));
    }
}
