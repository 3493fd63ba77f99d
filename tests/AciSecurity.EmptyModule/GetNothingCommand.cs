using System.Management.Automation;

namespace AciSecurity.EmptyModule;

/// <summary>Does nothing.</summary>
[Cmdlet(VerbsCommon.Get, "Nothing")]
[OutputType(typeof(object))]
public sealed class GetNothingCommand : PSCmdlet
{
}
