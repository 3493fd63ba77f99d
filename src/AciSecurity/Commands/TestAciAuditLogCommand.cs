using System.Management.Automation;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>Tests that what happens is recorded, and that the records are kept elsewhere.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AciAuditLog", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestAciAuditLogCommand : TestResourceCommand
{
    private protected override RuleSelection Rules => RuleSelection.ForCmdlet("Test-AciAuditLog");
}
