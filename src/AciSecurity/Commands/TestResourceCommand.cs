using System.Management.Automation;
using AciSecurity.Audits;
using AciSecurity.Findings;
using AciSecurity.Rules;

namespace AciSecurity.Commands;

/// <summary>A Test-* cmdlet: an audit with the rules of one question, as findings or as one answer.</summary>
public abstract class TestResourceCommand : AuditCommand
{
    private bool _hasProblem;
    private bool _hasPassed;

    /// <summary>One Boolean for all input in place of findings.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override string NothingJudged => Quiet ? "Nothing was judged, so the answer is False." : base.NothingJudged;

    /// <summary>To answer yes it must be known that something passed.</summary>
    private protected override FindingFilter Filter => Quiet ? new(IncludePassed: true, []) : base.Filter;

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        await base.EndAsync(cancellationToken).ConfigureAwait(false);
        if (!Quiet) return;
        await OutputAsync(_hasPassed && !_hasProblem).ConfigureAwait(false);
    }

    /// <summary>One Boolean says all that was asked.</summary>
    private protected override ValueTask SummariseAsync(AuditSummary summary) => Quiet ? ValueTask.CompletedTask : base.SummariseAsync(summary);

    private protected override ValueTask FoundAsync(IReadOnlyList<Finding> findings)
    {
        if (!Quiet) return base.FoundAsync(findings);

        // An exemption that does not work leaves the finding that it was for, and that one counts.
        foreach (var finding in findings.Where(finding => finding.RuleId != AuditExemptionRule.Id))
        {
            _hasProblem |= finding.IsProblem;
            _hasPassed |= finding.Outcome is Outcome.Pass or Outcome.Exempt;
        }

        return ValueTask.CompletedTask;
    }
}
