using System.Management.Automation;
using AciSecurity.Faults;
using AciSecurity.Hosting;
using AciSecurity.Images;
using AciSecurity.Ports;
using AciSecurity.Remediation;
using AciSecurity.Resources;
using AciSecurity.Sessions;

namespace AciSecurity.Commands;

/// <summary>Turns Docker Content Trust of registries off, with a note of what is signed by it, or on where that is still possible.</summary>
[Cmdlet(VerbsCommon.Set, "AcrContentTrust", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ContentTrustMigration), typeof(Resource), typeof(RemediationPlan))]
public sealed class SetAcrContentTrustCommand : RegistrySettingCommand
{
    private const string Enabled = "Enabled";

    /// <summary>What it is to be.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet(Enabled, "Disabled")]
    public string Status { get; set; } = "";

    /// <summary>Asks nobody.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool IsForced => Force;

    private bool IsEnabling => Status.Equals(Enabled, StringComparison.OrdinalIgnoreCase);

    private protected override RemediationPlan Plan(Resource registry) => ContentTrustPlanner.Plan(registry, IsEnabling);

    private protected override async Task SetAsync(Resource registry, AciSecurityContext context, IRemediator remediator, CancellationToken cancellationToken)
    {
        if (!IsEnabling && Plan(registry).HasWrites)
        {
            var note = await MigrationAsync(registry, context, cancellationToken).ConfigureAwait(false);
            foreach (var gap in note.Gaps) await WarningAsync($"{note.Registry}: which tags are signed is not known in full: {gap}").ConfigureAwait(false);
            await OutputAsync(note).ConfigureAwait(false);
        }

        await base.SetAsync(registry, context, remediator, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ContentTrustMigration> MigrationAsync(Resource registry, AciSecurityContext context, CancellationToken cancellationToken)
    {
        var server = new Resources.Registry(registry).LoginServer is { State: SettingState.Known } known ? known.Value : registry.Name + context.Environment.RegistrySuffix;
        var (tags, gaps) = (new List<string>(), new List<string>());
        if (!RegistryAddress.TryParse(server, context.Environment.RegistrySuffix, out var address)) return new(server, tags, [RegistryFaults.AddressInvalid(server).Message]);
        try
        {
            var request = new RegistryRequest(address) { Context = context, ResourceId = registry.Id };
            await foreach (var item in EngineBridge.ReadImages(request, new ImageQuery(), cancellationToken).ConfigureAwait(false))
            {
                if (item is ImageItem<RegistryImage>.Read { Value: { IsInContentTrust: true } image }) tags.AddRange(image.Tags.Select(tag => $"{image.Repository}:{tag}"));
                else if (item is ImageItem<RegistryImage>.FaultRaised raised) gaps.Add(raised.Fault.Message);
                else if (item is ImageItem<RegistryImage>.Warning warning) gaps.Add(warning.Text);
            }
        }
        catch (FaultException exception)
        {
            gaps.Add(exception.Fault.Message);
        }

        return new(address.LoginServer, tags, gaps);
    }
}
