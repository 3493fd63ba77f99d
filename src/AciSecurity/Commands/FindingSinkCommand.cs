using System.Management.Automation;
using AciSecurity.Errors;
using AciSecurity.Findings;
using AciSecurity.Reports;
using AciSecurity.Streaming;

namespace AciSecurity.Commands;

/// <summary>A cmdlet at the end of the line that takes findings and may stop what comes after it. It speaks only when every
/// finding has come and is written: an error raised earlier would cost the report.</summary>
public abstract class FindingSinkCommand : StreamingCmdlet
{
    private int _strangers;

    /// <summary>The findings.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    [AllowNull]
    public PSObject?[]? InputObject { get; set; } = [];

    /// <summary>Whether findings that could not be decided leave the gate open.</summary>
    [Parameter]
    public SwitchParameter AllowUnknown { get; set; }

    /// <summary>The gate; null where none is asked for.</summary>
    private protected abstract FindingGate? Gate { get; }

    /// <summary>Takes one finding.</summary>
    private protected abstract void Take(Finding finding);

    /// <summary>Takes what came. Findings stay on the pipeline thread: there is nothing to wait for.</summary>
    protected override void ProcessRecord()
    {
        foreach (var input in InputObject ?? [])
        {
            if (input?.BaseObject is Finding finding)
            {
                Gate?.Add(finding);
                Take(finding);
                continue;
            }

            // A finding that lost its type on the way (Select-Object, a file, another session) can be neither counted nor
            // reported, and a gate that overlooked it would open.
            _strangers++;
            WriteError(FaultRecords.Of(ReportFaults.NotAFinding(input?.BaseObject.GetType().Name ?? "null")));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (Gate is not { } gate || (!gate.IsClosed && _strangers == 0)) return;
        throw FaultRecords.EndingScript(ReportFaults.GateFailed(Message(gate), gate.FailOn.ToString()), MyInvocation.MyCommand.Name);
    }

    private string Message(FindingGate gate) =>
        _strangers == 0 ? gate.Message : $"{_strangers} objects were no findings, which closes the gate. {gate.Message}";
}
