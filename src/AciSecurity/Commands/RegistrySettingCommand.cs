using System.Management.Automation;
using AciSecurity.Binding;
using AciSecurity.Hosting;
using AciSecurity.Ports;
using AciSecurity.Remediation;
using AciSecurity.Resources;
using AciSecurity.Sessions;

namespace AciSecurity.Commands;

/// <summary>A cmdlet that sets something of registries.</summary>
public abstract class RegistrySettingCommand : SettingCommand
{
    private AciSecurityContext? _context;
    private IRemediator? _remediator;

    /// <summary>Registries: names, login servers, ids, or what Get-AcrRegistry and the Az modules give.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public object[] Registry { get; set; } = [];

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        foreach (var value in Registry)
        {
            await AttemptAsync(async () =>
            {
                var context = _context ??= await LiveSession.OpenAsync(this, Context, cancellationToken).ConfigureAwait(false);
                var remediator = _remediator ??= EngineBridge.OpenRemediator(context, ThrottleLimit);
                var registries = await FindRegistriesAsync(value, context, cancellationToken).ConfigureAwait(false);
                foreach (var registry in registries) await SetAsync(registry, context, remediator, cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }

    /// <summary>Sets it for one registry.</summary>
    private protected virtual Task SetAsync(Resource registry, AciSecurityContext context, IRemediator remediator, CancellationToken cancellationToken) =>
        CarryOutAsync(Plan(registry), [registry], context, remediator, cancellationToken);

    /// <summary>What is to be written.</summary>
    private protected abstract RemediationPlan Plan(Resource registry);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _remediator?.Dispose();
    }
}
