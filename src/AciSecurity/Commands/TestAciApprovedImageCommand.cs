using System.Management.Automation;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>Tests that images come from approved places and cannot be exchanged unnoticed.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AciApprovedImage", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(Finding), typeof(bool))]
public sealed class TestAciApprovedImageCommand : TestResourceCommand
{
    /// <summary>Whether registries are asked for images: it needs the right to pull.</summary>
    [Parameter]
    public SwitchParameter IncludeImage { get; set; }

    private protected override bool AsksRegistries => IncludeImage;

    private protected override RuleSelection Rules => RuleSelection.ForCmdlet("Test-AciApprovedImage");
}
