using AciSecurity.Http.Policies;
using AciSecurity.Sessions;
using Azure.Core;
using Azure.Identity;

namespace AciSecurity.Http.Credentials;

/// <summary>Makes the one credential that a sign-in means; nothing is probed.</summary>
/// <remarks>https://learn.microsoft.com/dotnet/api/overview/azure/identity-readme</remarks>
internal sealed class CredentialFactory(AzureEnvironment environment)
{
    /// <summary>The credential of <paramref name="signIn"/>.</summary>
    public TokenCredential Of(SignIn signIn) => signIn switch
    {
        SignIn.Browser browser => OfBrowser(browser),
        SignIn.DeviceCode code => OfDeviceCode(code),
        SignIn.ManagedIdentity identity => new ManagedIdentityCredential(Common(new ManagedIdentityCredentialOptions(IdOf(identity)))),
        SignIn.Secret secret => new ClientSecretCredential(
            secret.TenantId, secret.ClientId, SecretText.Of(secret.Value), Common(new ClientSecretCredentialOptions { DisableInstanceDiscovery = IsCustom })),
        SignIn.CertificateFile file => new ClientCertificateCredential(
            file.TenantId, file.ClientId, CertificateSource.FromFile(file.Path, file.Password), CertificateOptions()),
        SignIn.StoredCertificate stored => new ClientCertificateCredential(
            stored.TenantId, stored.ClientId, CertificateSource.FromStore(stored.Thumbprint), CertificateOptions()),
        SignIn.FederatedToken token => new ClientAssertionCredential(
            token.TenantId, token.ClientId, new FederatedAssertion(token.Path).ReadAsync, Common(new ClientAssertionCredentialOptions { DisableInstanceDiscovery = IsCustom })),
        SignIn.GivenToken given => new GivenTokenCredential(SecretText.Of(given.Value), environment, TimeProvider.System),
        _ => throw new NotSupportedException(signIn.Kind),
    };

    /// <summary>Whether Microsoft's own servers know nothing of its authority.</summary>
    private bool IsCustom => !AzureEnvironment.All.Any(known => known.Authority!.Host.Equals(environment.Authority!.Host, StringComparison.OrdinalIgnoreCase));

    private PersonCredential OfBrowser(SignIn.Browser browser)
    {
        var options = Common(new InteractiveBrowserCredentialOptions
        {
            TenantId = browser.TenantId,
            DisableAutomaticAuthentication = true,
            DisableInstanceDiscovery = IsCustom,
        });
        if (browser.ClientId is not null) options.ClientId = browser.ClientId;
        var credential = new InteractiveBrowserCredential(options);
        return new(credential, credential.AuthenticateAsync, browser.Limit);
    }

    private PersonCredential OfDeviceCode(SignIn.DeviceCode code)
    {
        var options = Common(new DeviceCodeCredentialOptions
        {
            TenantId = code.TenantId,
            DisableAutomaticAuthentication = true,
            DisableInstanceDiscovery = IsCustom,
            DeviceCodeCallback = (info, _) => code.Show(info.Message),
        });
        if (code.ClientId is not null) options.ClientId = code.ClientId;
        var credential = new DeviceCodeCredential(options);
        return new(credential, credential.AuthenticateAsync, code.Limit);
    }

    private ClientCertificateCredentialOptions CertificateOptions() => Common(new ClientCertificateCredentialOptions { DisableInstanceDiscovery = IsCustom });

    private static ManagedIdentityId IdOf(SignIn.ManagedIdentity identity) =>
        identity.ClientId is { } client ? ManagedIdentityId.FromUserAssignedClientId(client)
        : identity.ResourceId is { } resource ? ManagedIdentityId.FromUserAssignedResourceId(new(resource))
        : ManagedIdentityId.SystemAssigned;

    private T Common<T>(T options)
        where T : TokenCredentialOptions
    {
        options.AuthorityHost = environment.Authority!;
        PipelineOptions.Apply(options, environment);

        // The endpoint of managed identities has times of its own, which the library knows.
        if (options is not ManagedIdentityCredentialOptions) options.RetryPolicy = BoundedRetryPolicy.ForSignIn();
        return options;
    }
}
