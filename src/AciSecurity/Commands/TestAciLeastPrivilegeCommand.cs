using System.Management.Automation;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>Tests that container groups run with no more rights than they need.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AciLeastPrivilege", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestAciLeastPrivilegeCommand : TestResourceCommand
{
    /// <summary>Whether registries are asked for images: it needs the right to pull.</summary>
    [Parameter]
    public SwitchParameter IncludeImage { get; set; }

    private protected override bool AsksRegistries => IncludeImage;

    private protected override RuleSelection Rules => RuleSelection.ForCmdlet("Test-AciLeastPrivilege");
}
