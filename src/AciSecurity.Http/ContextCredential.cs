using AciSecurity.Sessions;
using Azure.Core;
using AccessToken = Azure.Core.AccessToken;

namespace AciSecurity.Http;

/// <summary>A context's tokens, in the form that Azure.Core asks for.</summary>
internal sealed class ContextCredential(AciSecurityContext context) : TokenCredential
{
    /// <inheritdoc/>
    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var token = await context.TokenSource().GetTokenAsync(requestContext.Scopes[0], requestContext.Claims, cancellationToken).ConfigureAwait(false);
        return new(token.Reveal(), token.ExpiresOn);
    }

    /// <inheritdoc/>
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Requests are asynchronous.");
}
