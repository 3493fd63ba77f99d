using AciSecurity.Sessions;

namespace AciSecurity.Registry.SignIn;

/// <summary>Nobody: for what a registry shows everybody.</summary>
internal sealed class AnonymousSignIn : RegistrySignIn
{
    /// <inheritdoc/>
    public override string Refusal => "the registry does not show this to everybody, and nobody is signed in.";

    /// <inheritdoc/>
    public override Task<AccessToken?> GetTokenAsync(TokenService service, TokenQuestion question, CancellationToken cancellationToken) =>
        service.GetAsync(Address(question), basic: null, cancellationToken);
}
