using AciSecurity.Ports;
using AciSecurity.Registry.Client;
using AciSecurity.Registry.Images;
using AciSecurity.Registry.SignIn;
using AciSecurity.Sessions;

namespace AciSecurity.Registry;

/// <summary>A registry that is being read: its connection, and what is learned of it on the way.</summary>
internal sealed class OpenedRegistry : IDisposable
{
    // https://learn.microsoft.com/azure/container-registry/container-registry-skus: lists of referrers in a minute, for one identity.
    private const int BasicReferrers = 250;
    private const int PremiumReferrers = 1000;

    /// <summary>Opens it; nothing is asked yet.</summary>
    public OpenedRegistry(RegistryRequest request)
    {
        Request = request;
        var environment = request.Context?.Environment;
        var isOfContext = environment is not null && request.Address.IsIn(environment.RegistrySuffix);
        IsAzure = isOfContext || AzureEnvironment.All.Any(cloud => request.Address.IsIn(cloud.RegistrySuffix));
        Connection = new(request.Address, SignIn(request, isOfContext), isOfContext ? environment!.CertificateThumbprint : null, request.ThrottleLimit, request.Clock);
        Referrers = new(IsAzure ? request.IsPremium == true ? PremiumReferrers : BasicReferrers : null, request.Clock);
    }

    /// <summary>What was asked for.</summary>
    public RegistryRequest Request { get; }

    /// <summary>Whether it is a registry of Azure, which has more to say than others.</summary>
    public bool IsAzure { get; }

    /// <summary>The connection.</summary>
    public RegistryConnection Connection { get; }

    /// <summary>What is known of its lists of referrers.</summary>
    public ReferrerSupport Referrers { get; }

    /// <summary>One of its repositories.</summary>
    public ImageRepository Repository(string name) => new(Connection, name);

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();

    private static RegistrySignIn SignIn(RegistryRequest request, bool isOfContext)
    {
        if (request is { UserName: { } name, Password: { } password }) return new PasswordSignIn(name, password);
        return isOfContext ? new EntraSignIn(request.Context!, request.Clock) : new AnonymousSignIn();
    }
}
