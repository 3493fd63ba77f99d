using System.Management.Automation;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>Tests that no credential lies open and none is used where an identity would do.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AciCredential", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestAciCredentialCommand : TestResourceCommand
{
    private protected override RuleSelection Rules => RuleSelection.ForCmdlet("Test-AciCredential");
}
