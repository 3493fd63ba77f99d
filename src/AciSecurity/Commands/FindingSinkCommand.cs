using System.Management.Automation;
using AciSecurity.Errors;
using AciSecurity.Findings;
using AciSecurity.Reports;

namespace AciSecurity.Commands;

/// <summary>A cmdlet at the end of the line that takes findings and may stop what comes after it. It speaks only when every
/// finding has come and is written: an error raised earlier would cost the report.</summary>
public abstract class FindingSinkCommand : PSCmdlet
{
    /// <summary>The findings.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public Finding[] InputObject { get; set; } = [];

    /// <summary>Whether findings that could not be decided leave the gate open.</summary>
    [Parameter]
    public SwitchParameter AllowUnknown { get; set; }

    /// <summary>The gate; null where none is asked for.</summary>
    private protected abstract FindingGate? Gate { get; }

    /// <summary>Takes one finding.</summary>
    private protected abstract void Take(Finding finding);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var finding in InputObject)
        {
            Gate?.Add(finding);
            Take(finding);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Gate is not { IsClosed: true } gate) return;
        var record = FaultRecords.Of(ReportFaults.GateFailed(gate.Message, gate.FailOn.ToString()));
        record.CategoryInfo.Activity = MyInvocation.MyCommand.Name;

        // As the throw statement does, and other than ThrowTerminatingError: after that a script goes on with its next line,
        // which may be the one that deploys.
        throw new RuntimeException(record.Exception.Message, record.Exception, record) { WasThrownFromThrowStatement = true };
    }
}
