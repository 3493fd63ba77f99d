using System.Management.Automation;

namespace AciSecurity.TestCommands;

/// <summary>Gives an object one of whose properties cannot be read.</summary>
[Cmdlet(VerbsCommon.Get, "Failing")]
public sealed class GetFailingCommand : PSCmdlet
{
    protected override void EndProcessing() => WriteObject(new Failing());

    private sealed class Failing
    {
        public string Name => "fine";

        public string Broken => throw new InvalidOperationException("not now");
    }
}
