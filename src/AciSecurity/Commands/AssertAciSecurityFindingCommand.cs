using System.Management.Automation;
using AciSecurity.Findings;
using AciSecurity.Reports;

namespace AciSecurity.Commands;

/// <summary>Passes findings on and fails at the end if they are too bad.</summary>
[Cmdlet(VerbsLifecycle.Assert, "AciSecurityFinding")]
[OutputType(typeof(Finding))]
public sealed class AssertAciSecurityFindingCommand : FindingSinkCommand
{
    private FindingGate? _gate;

    /// <summary>The least severity that fails.</summary>
    [Parameter(Position = 0)]
    public Severity FailOn { get; set; } = Severity.High;

    private protected override FindingGate Gate => _gate ??= new(FailOn, AllowUnknown);

    private protected override void Take(Finding finding) => WriteObject(finding);
}
