using System.Management.Automation;
using System.Security;
using AciSecurity.Binding;
using AciSecurity.Errors;
using AciSecurity.Faults;
using AciSecurity.Sessions;
using AciSecurity.Streaming;

namespace AciSecurity.Commands;

/// <summary>Signs in to Azure.</summary>
/// <remarks>Nobody is asked who is not there, and nothing is tried that the host does not say it has.</remarks>
[Cmdlet(VerbsCommunications.Connect, "AciSecurity", DefaultParameterSetName = DefaultSet)]
[OutputType(typeof(AciSecurityContext))]
public sealed class ConnectAciSecurityCommand : StreamingCmdlet
{
    private const string DefaultSet = "Default";
    private const string DeviceCodeSet = "DeviceCode";
    private const string IdentitySet = "Identity";
    private const string IdentityResourceSet = "IdentityResource";
    private const string SecretSet = "Secret";
    private const string CertificateFileSet = "CertificateFile";
    private const string CertificateStoreSet = "CertificateStore";
    private const string FederatedSet = "FederatedToken";
    private const string TokenSet = "AccessToken";

    /// <summary>A person signs in with a browser on any machine.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeviceCodeSet)]
    public SwitchParameter DeviceCode { get; set; }

    /// <summary>The managed identity of the Azure resource that this runs on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdentitySet)]
    [Parameter(Mandatory = true, ParameterSetName = IdentityResourceSet)]
    public SwitchParameter Identity { get; set; }

    /// <summary>The resource id of a user-assigned identity.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdentityResourceSet)]
    [ValidateNotNullOrEmpty]
    public string? ResourceId { get; set; }

    /// <summary>An application signs in.</summary>
    [Parameter(ParameterSetName = CertificateFileSet)]
    [Parameter(ParameterSetName = CertificateStoreSet)]
    [Parameter(ParameterSetName = FederatedSet)]
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    public SwitchParameter ServicePrincipal { get; set; }

    /// <summary>The application's client id and secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>A PEM or PFX file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateFileSet)]
    [ValidateNotNullOrEmpty]
    public string? CertificatePath { get; set; }

    /// <summary>The file's password.</summary>
    [Parameter(ParameterSetName = CertificateFileSet)]
    public SecureString? CertificatePassword { get; set; }

    /// <summary>A certificate of the user's or the machine's store.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CertificateStoreSet)]
    [ValidateNotNullOrEmpty]
    public string? CertificateThumbprint { get; set; }

    /// <summary>A file with a token of an issuer that the application trusts.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FederatedSet)]
    [ValidateNotNullOrEmpty]
    public string? FederatedTokenFile { get; set; }

    /// <summary>A token that was got elsewhere.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [AccessTokenTransformation]
    [ValidateNotNull]
    public SecureString? AccessToken { get; set; }

    /// <summary>The application's client id, or that of a user-assigned identity.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(ParameterSetName = IdentitySet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateFileSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateStoreSet)]
    [Parameter(Mandatory = true, ParameterSetName = FederatedSet)]
    [Alias("ApplicationId")]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>The tenant: a GUID or a domain.</summary>
    [Parameter(ParameterSetName = DefaultSet)]
    [Parameter(ParameterSetName = DeviceCodeSet)]
    [Parameter(Mandatory = true, ParameterSetName = SecretSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateFileSet)]
    [Parameter(Mandatory = true, ParameterSetName = CertificateStoreSet)]
    [Parameter(Mandatory = true, ParameterSetName = FederatedSet)]
    [ValidateNotNullOrEmpty]
    public string? TenantId { get; set; }

    /// <summary>The cloud.</summary>
    [Parameter]
    [EnvironmentTransformation]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    [ValidateNotNull]
    public AzureEnvironment? Environment { get; set; }

    /// <summary>Whether the context is written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private AzureEnvironment Cloud => Environment ?? AzureEnvironment.AzureCloud;

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        // A valid environment comes first: everything else would go there.
        if (Cloud.WhyInvalid() is { } cause) throw new FaultException(SignInFaults.EnvironmentInvalid(Cloud.Name, cause));
        var context = await SignInAsync(cancellationToken).ConfigureAwait(false);
        await LiveSession.KeepAsync(this, context).ConfigureAwait(false);
        if (PassThru) await OutputAsync(context).ConfigureAwait(false);
    }

    /// <summary>Ends the script too: what comes next would work for somebody who was signed in before, or for nobody.</summary>
    private protected override void End(Fault fault) => throw FaultRecords.EndingScript(fault, MyInvocation.MyCommand.Name);

    private async Task<AciSecurityContext> SignInAsync(CancellationToken cancellationToken)
    {
        if (ParameterSetName == DefaultSet && TenantId is null && ClientId is null
            && await LiveSession.TryWithAzAsync(this, Environment, cancellationToken).ConfigureAwait(false) is { } ofAz) return ofAz;
        var signIn = await OnPipelineThreadAsync(ChooseSignIn).ConfigureAwait(false);
        return await LiveSession.OpenAsync(signIn, Cloud, cancellationToken).ConfigureAwait(false);
    }

    private SignIn ChooseSignIn() => ParameterSetName switch
    {
        IdentitySet or IdentityResourceSet => new SignIn.ManagedIdentity(ClientId, ResourceId),
        SecretSet => new SignIn.Secret(TenantId!, Credential!.UserName, Credential.Password),
        CertificateFileSet => new SignIn.CertificateFile(TenantId!, ClientId!, FullPath(CertificatePath!), CertificatePassword),
        CertificateStoreSet => new SignIn.StoredCertificate(TenantId!, ClientId!, CertificateThumbprint!),
        FederatedSet => new SignIn.FederatedToken(TenantId!, ClientId!, FullPath(FederatedTokenFile!)),
        TokenSet => new SignIn.GivenToken(AccessToken!),
        _ => OfHost(ThisHost.Of(this)),
    };

    /// <summary>What needs nobody comes before a person, who is asked only where one is.</summary>
    private SignIn OfHost(HostEnvironment host)
    {
        if (!DeviceCode && TenantId is null && host.Unasked(ClientId) is { } unasked) return unasked;
        if (!host.IsInteractive) throw new FaultException(SignInFaults.NobodyToAsk());
        return DeviceCode || !host.HasBrowser ? new SignIn.DeviceCode(TenantId, ClientId, ShowCodeAsync) : new SignIn.Browser(TenantId, ClientId);
    }

    /// <summary>The message goes to the screen and not to a stream: whoever is to sign in must see it, whatever is redirected.</summary>
    private async Task ShowCodeAsync(string message) => await OnPipelineThreadAsync(() =>
    {
        Host.UI.WriteLine(message);
        return true;
    }).ConfigureAwait(false);

    private string FullPath(string path) => GetUnresolvedProviderPathFromPSPath(path);
}
