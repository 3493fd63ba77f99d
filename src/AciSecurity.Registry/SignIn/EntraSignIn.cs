using AciSecurity.Faults;
using AciSecurity.Sessions;

namespace AciSecurity.Registry.SignIn;

/// <summary>Somebody of Microsoft Entra ID, at a registry of Azure: an Entra token is exchanged for a refresh token of the registry, and that for
/// tokens with scopes.</summary>
/// <remarks>https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md. The registry's own audience is asked for first, the same in all clouds:
/// where authentication as Resource Manager is disabled
/// (https://learn.microsoft.com/azure/container-registry/container-registry-disable-authentication-as-arm), only that is taken; and some tokens that
/// are handed to this module are for the Resource Manager only.</remarks>
/// <param name="context">Who is signed in. The registry must be of its cloud: the token goes there.</param>
/// <param name="clock">The time.</param>
internal sealed class EntraSignIn(AciSecurityContext context, TimeProvider clock) : RegistrySignIn, IDisposable
{
    private const string RegistryScope = "https://containerregistry.azure.net/.default";
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private AccessToken? _refreshToken;

    /// <inheritdoc/>
    public override string Refusal => "the registry does not take the sign-in to Azure; it may be of another tenant.";

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <inheritdoc/>
    public override async Task<AccessToken?> GetTokenAsync(TokenService service, TokenQuestion question, CancellationToken cancellationToken)
    {
        if (await RefreshTokenAsync(service, question, cancellationToken).ConfigureAwait(false) is not { } refresh) return null;
        List<KeyValuePair<string, string>> form = [new("grant_type", "refresh_token"), new("service", question.Service), new("refresh_token", refresh.Reveal())];
        form.AddRange(question.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(scope => KeyValuePair.Create("scope", scope)));
        return await service.PostAsync(question.Realm, form, "access_token", cancellationToken).ConfigureAwait(false);
    }

    private async Task<AccessToken?> RefreshTokenAsync(TokenService service, TokenQuestion question, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_refreshToken is { } known && known.ExpiresOn > clock.GetUtcNow() + Margin) return known;
            return _refreshToken = await ExchangeAsync(service, question, RegistryScope, cancellationToken).ConfigureAwait(false)
                ?? await ExchangeAsync(service, question, context.Environment.ResourceManagerScope, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<AccessToken?> ExchangeAsync(TokenService service, TokenQuestion question, string scope, CancellationToken cancellationToken)
    {
        AccessToken entra;
        try
        {
            entra = await context.TokenSource().GetTokenAsync(scope, claims: null, cancellationToken).ConfigureAwait(false);
        }
        catch (FaultException) when (scope == RegistryScope)
        {
            // A token that was given is for one audience; and a tenant may not know this one.
            return null;
        }

        List<KeyValuePair<string, string>> form = [new("grant_type", "access_token"), new("service", question.Service), new("access_token", entra.Reveal())];
        if (context.TenantId is { } tenant) form.Add(new("tenant", tenant));
        return await service.PostAsync(new Uri(question.Realm, "/oauth2/exchange"), form, "refresh_token", cancellationToken).ConfigureAwait(false);
    }
}
