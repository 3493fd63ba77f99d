using System.Security;

namespace AciSecurity.Sessions;

/// <summary>How somebody signs in to Microsoft Entra ID.</summary>
/// <remarks>https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow and its siblings. Secrets are
/// SecureString or files, so that no view and no transcript shows them.</remarks>
public abstract record SignIn
{
    private SignIn()
    {
    }

    /// <summary>How, in a word: what a context says as its SignInKind.</summary>
    public string Kind => this switch
    {
        CertificateFile or StoredCertificate => "Certificate",
        GivenToken => "AccessToken",
        _ => GetType().Name,
    };

    /// <summary>Who, as faults name them, without any secret.</summary>
    public string Who => this switch
    {
        ManagedIdentity { ClientId: { } id } => id,
        ManagedIdentity { ResourceId: { } id } => id,
        ManagedIdentity => "the managed identity",
        Secret { ClientId: var id } => id,
        CertificateFile { ClientId: var id } => id,
        StoredCertificate { ClientId: var id } => id,
        FederatedToken { ClientId: var id } => id,
        GivenToken => "AccessToken",
        _ => "the user",
    };

    /// <summary>The tenant that was named; null where none was.</summary>
    public string? Tenant => this switch
    {
        Browser { TenantId: var tenant } => tenant,
        DeviceCode { TenantId: var tenant } => tenant,
        Secret { TenantId: var tenant } => tenant,
        CertificateFile { TenantId: var tenant } => tenant,
        StoredCertificate { TenantId: var tenant } => tenant,
        FederatedToken { TenantId: var tenant } => tenant,
        _ => null,
    };

    /// <summary>A person, in a browser of this machine.</summary>
    public sealed record Browser(string? TenantId, string? ClientId) : SignIn
    {
        /// <summary>How long the person may take: a browser that was closed says nothing.</summary>
        public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(2);
    }

    /// <summary>A person, in a browser anywhere: a message says the address and the code.</summary>
    /// <param name="TenantId">The tenant; null for the person's own.</param>
    /// <param name="ClientId">The application that signs in; null for Microsoft's own for developers.</param>
    /// <param name="Show">Shows the message to the person.</param>
    public sealed record DeviceCode(string? TenantId, string? ClientId, Func<string, Task> Show) : SignIn
    {
        /// <summary>How long the person may take: as long as a code is good, for whoever gets it may have to walk to another machine.</summary>
        public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(15);
    }

    /// <summary>The identity of the Azure resource that this runs on; its own where neither id is given.</summary>
    public sealed record ManagedIdentity(string? ClientId, string? ResourceId) : SignIn;

    /// <summary>An application with a secret.</summary>
    public sealed record Secret(string TenantId, string ClientId, SecureString Value) : SignIn;

    /// <summary>An application with a certificate in a PEM or PFX file.</summary>
    public sealed record CertificateFile(string TenantId, string ClientId, string Path, SecureString? Password) : SignIn;

    /// <summary>An application with a certificate of the user's or the machine's store.</summary>
    public sealed record StoredCertificate(string TenantId, string ClientId, string Thumbprint) : SignIn;

    /// <summary>An application that another issuer vouches for: its token is in a file, which is read anew for each sign-in.</summary>
    public sealed record FederatedToken(string TenantId, string ClientId, string Path) : SignIn;

    /// <summary>A token for the Resource Manager that somebody else got.</summary>
    public sealed record GivenToken(SecureString Value) : SignIn;
}
