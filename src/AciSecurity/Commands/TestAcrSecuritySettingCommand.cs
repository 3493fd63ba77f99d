using System.Management.Automation;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>Tests the security settings of container registries.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AcrSecuritySetting", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestAcrSecuritySettingCommand : TestResourceCommand
{
    private protected override RuleSelection Rules => RuleSelection.ForCmdlet("Test-AcrSecuritySetting");
}
