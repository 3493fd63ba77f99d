using System.Net;
using System.Security;
using System.Text;
using AciSecurity.Sessions;

namespace AciSecurity.Registry.SignIn;

/// <summary>A user name and a password: of a registry's own users, a token of Azure Container Registry, or its admin user.</summary>
/// <param name="userName">The name.</param>
/// <param name="password">The password, read when it is sent and not before.</param>
internal sealed class PasswordSignIn(string userName, SecureString password) : RegistrySignIn
{
    /// <inheritdoc/>
    public override string Basic => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{userName}:{new NetworkCredential("", password).Password}"));

    /// <inheritdoc/>
    public override string Refusal => "the registry does not take the user name and password.";

    /// <inheritdoc/>
    public override Task<AccessToken?> GetTokenAsync(TokenService service, TokenQuestion question, CancellationToken cancellationToken) =>
        service.GetAsync(Address(question), Basic, cancellationToken);
}
