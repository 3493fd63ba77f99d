using System.Management.Automation;
using AciSecurity.Sessions;

namespace AciSecurity.Commands;

/// <summary>Says who is signed in, in this runspace.</summary>
[Cmdlet(VerbsCommon.Get, "AciSecurityContext")]
[OutputType(typeof(AciSecurityContext))]
public sealed class GetAciSecurityContextCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (RunspaceContexts.Current is { } context) WriteObject(context);
    }
}
