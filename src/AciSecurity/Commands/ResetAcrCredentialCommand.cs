using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Ports;
using AciSecurity.Remediation;
using AciSecurity.Remediation.Credentials;
using AciSecurity.Resources;
using AciSecurity.Sessions;

namespace AciSecurity.Commands;

/// <summary>Replaces passwords of registries: the admin user's, or those of tokens. A new one is never text.</summary>
[Cmdlet(VerbsCommon.Reset, "AcrCredential", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = AdminUserSet)]
[OutputType(typeof(RegistryCredential), typeof(RemediationPlan))]
public sealed class ResetAcrCredentialCommand : RemediationCommand
{
    private const string AdminUserSet = "AdminUser";
    private const string TokenSet = "Token";

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);
    private AciSecurityContext? _context;
    private IRemediator? _remediator;
    private ICredentialIssuer? _issuer;
    private KeyVaultSecretAddress? _secret;

    /// <summary>Registries: names, login servers, ids, or what Get-AcrRegistry and the Az modules give.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public object[] Registry { get; set; } = [];

    /// <summary>Tokens of the registry, by name.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet)]
    [ValidatePattern("^[A-Za-z0-9-]{1,50}$")]
    public string[] Token { get; set; } = [];

    /// <summary>Which of the two passwords; all that there are where it is not said.</summary>
    [Parameter]
    public PasswordSelection? Password { get; set; }

    /// <summary>How long a token's new password is good.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    public TimeSpan? ExpiresIn { get; set; }

    /// <summary>Until when a token's new password is good.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    public DateTime? ExpiresOn { get; set; }

    /// <summary>The secret of Azure Key Vault that is to have the new password.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? KeyVaultSecretId { get; set; }

    /// <inheritdoc/>
    protected override async Task BeginAsync(CancellationToken cancellationToken)
    {
        // What can only be wrong for all of them ends it.
        _ = Expiry();
        _secret = KeyVaultSecretId is null ? null : KeyVaultSecretAddress.Parse(KeyVaultSecretId);
        _context = await LiveSession.OpenAsync(this, Context, cancellationToken).ConfigureAwait(false);
        _secret?.MustBeIn(_context.Environment);
        _remediator = EngineBridge.OpenRemediator(_context, ThrottleLimit);
        _issuer = EngineBridge.OpenCredentialIssuer(_context, ThrottleLimit);
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var resetter = new CredentialResetter(_issuer!, EngineBridge.OpenSecretVault(_context!), Journal(), _context!.Environment.ResourceManager!);
        foreach (var value in Registry)
        {
            await AttemptAsync(async () =>
            {
                foreach (var registry in await FindRegistriesAsync(value, _context, cancellationToken).ConfigureAwait(false)) await ResetAsync(resetter, registry, cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }

    private async Task ResetAsync(CredentialResetter resetter, Resource registry, CancellationToken cancellationToken)
    {
        if (ParameterSetName == AdminUserSet) await ResetAsync(resetter, CredentialPlanner.AdminUser(registry, Password), cancellationToken).ConfigureAwait(false);
        foreach (var name in Token)
        {
            await AttemptAsync(async () =>
            {
                var token = await ReadTokenAsync(registry, name, cancellationToken).ConfigureAwait(false);
                await ResetAsync(resetter, CredentialPlanner.Token(registry, token, Password, Expiry()), cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }

    private async Task ResetAsync(CredentialResetter resetter, CredentialReset reset, CancellationToken cancellationToken)
    {
        if (_secret is { } secret)
        {
            reset = reset.KeptAt(secret);
            foreach (var password in reset.Passwords)
            {
                if (!_taken.Add($"{password.Secret}")) throw new FaultException(CredentialFaults.SecretShared(password.Secret!));
            }
        }

        await resetter.CheckAsync(reset, cancellationToken).ConfigureAwait(false);
        if (await IsWantedAsync(reset.Plan).ConfigureAwait(false)) await resetter.ResetAsync(reset, credential => OutputAsync(credential).AsTask(), cancellationToken).ConfigureAwait(false);
    }

    private async Task<Resource> ReadTokenAsync(Resource registry, string name, CancellationToken cancellationToken)
    {
        var id = $"{registry.Id}/tokens/{name}";
        var json = await _remediator!.ReadAsync(id, registry.ApiVersion, cancellationToken).ConfigureAwait(false) ?? throw new FaultException(AzureFaults.NotFound(id));
        return new(ArmPlace.Of(id) with { ApiVersion = registry.ApiVersion }, json);
    }

    private DateTimeOffset Expiry() => CredentialLifetime.End(Clock.GetUtcNow(), ExpiresIn, ExpiresOn is { } end ? new DateTimeOffset(end.ToUniversalTime()) : null);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        _remediator?.Dispose();
        _issuer?.Dispose();
    }
}
