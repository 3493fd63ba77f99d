using System.Management.Automation;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>Tests that container groups run with no more rights than they need.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AciLeastPrivilege", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestAciLeastPrivilegeCommand : TestResourceCommand
{
    private protected override RuleSelection Rules => RuleSelection.ForCmdlet("Test-AciLeastPrivilege");
}
