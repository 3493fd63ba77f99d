using System.Management.Automation;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>Tests that container groups take their images from private registries, and that these are private.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AciPrivateRegistry", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestAciPrivateRegistryCommand : TestResourceCommand
{
    private protected override RuleSelection Rules => RuleSelection.ForCmdlet("Test-AciPrivateRegistry");
}
