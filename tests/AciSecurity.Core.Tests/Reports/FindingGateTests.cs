using AciSecurity.Findings;
using AciSecurity.Reports;

namespace AciSecurity.Core.Tests.Reports;

public sealed class FindingGateTests
{
    [Theory]
    [InlineData(Outcome.Fail, Severity.High, false, true)]
    [InlineData(Outcome.Fail, Severity.Critical, false, true)]
    [InlineData(Outcome.Fail, Severity.Medium, false, false)]
    [InlineData(Outcome.Fail, Severity.High, true, true)]
    [InlineData(Outcome.Unknown, Severity.High, false, true)]
    [InlineData(Outcome.Unknown, Severity.Medium, false, false)]
    [InlineData(Outcome.Unknown, Severity.Critical, true, false)]
    [InlineData(Outcome.Exempt, Severity.Critical, false, false)]
    [InlineData(Outcome.Pass, Severity.Critical, false, false)]
    [InlineData(Outcome.NotApplicable, Severity.Critical, false, false)]
    public void What_failed_or_is_undecided_at_or_above_the_severity_closes_it(Outcome outcome, Severity severity, bool allowUnknown, bool closed)
    {
        var gate = Gate(allowUnknown, ReportFindings.Of(outcome, severity));

        Assert.Equal(closed, gate.IsClosed);
    }

    [Fact]
    public void Without_findings_it_is_open()
    {
        var gate = Gate(allowUnknown: false);

        Assert.False(gate.IsClosed);
        Assert.Equal("Nothing at or above High closes the gate; there were no findings.", gate.Message);
    }

    [Fact]
    public void It_counts_by_outcome_and_severity()
    {
        var gate = Gate(false, [.. Mixed]);

        Assert.Equal((3, 1, 7), (gate.Failed, gate.Undecided, gate.Total));
        Assert.Equal(4, gate.Count(Outcome.Fail));
        Assert.Equal(2, gate.Count(Outcome.Fail, Severity.High));
    }

    [Fact]
    public void The_message_says_how_many_close_it_and_counts_all()
    {
        Assert.Equal(
            "4 findings at or above High close the gate. Fail: 1 Critical, 2 High, 1 Low; Unknown: 1 High; Exempt: 1 Medium; Pass: 1 High.",
            Gate(false, [.. Mixed]).Message);
        Assert.Equal("1 finding at or above High closes the gate. Fail: 1 High.", Gate(false, ReportFindings.Of(Outcome.Fail, Severity.High)).Message);
        Assert.Equal("Nothing at or above High closes the gate. Unknown: 1 High.", Gate(true, ReportFindings.Of(Outcome.Unknown, Severity.High)).Message);
    }

    private static IEnumerable<Finding> Mixed =>
    [
        ReportFindings.Of(Outcome.Fail, Severity.High),
        ReportFindings.Of(Outcome.Fail, Severity.Critical),
        ReportFindings.Of(Outcome.Fail, Severity.High),
        ReportFindings.Of(Outcome.Fail, Severity.Low),
        ReportFindings.Of(Outcome.Unknown, Severity.High),
        ReportFindings.Of(Outcome.Exempt, Severity.Medium),
        ReportFindings.Of(Outcome.Pass, Severity.High),
    ];

    private static FindingGate Gate(bool allowUnknown, params Finding[] findings)
    {
        var gate = new FindingGate(Severity.High, allowUnknown);
        foreach (var finding in findings) gate.Add(finding);
        return gate;
    }
}
