using System.Management.Automation;
using AciSecurity.Streaming;

namespace AciSecurity.TestCommands;

/// <summary>Asks from a worker whether it may.</summary>
[Cmdlet(VerbsCommon.Remove, "Thing", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
public sealed class RemoveThingCommand : StreamingCmdlet
{
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public string Name { get; set; } = "";

    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        if (await ShouldProcessAsync(Name, "Remove").ConfigureAwait(false)) await OutputAsync($"removed {Name}").ConfigureAwait(false);
    }
}
