using System.Management.Automation;
using AciSecurity.Sessions;

namespace AciSecurity.Commands;

/// <summary>Signs out, in this runspace.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "AciSecurity")]
[OutputType(typeof(void))]
public sealed class DisconnectAciSecurityCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => RunspaceContexts.Set(null);
}
