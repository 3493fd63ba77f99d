using System.Management.Automation;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>Tests that container groups offer an attacker no more than they must.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AciAttackSurface", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestAciAttackSurfaceCommand : TestResourceCommand
{
    /// <summary>Whether registries are asked for images: it needs the right to pull.</summary>
    [Parameter]
    public SwitchParameter IncludeImage { get; set; }

    private protected override bool AsksRegistries => IncludeImage;

    private protected override RuleSelection Rules => RuleSelection.ForCmdlet("Test-AciAttackSurface");
}
