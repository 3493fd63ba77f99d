using AciSecurity.Findings;
using AciSecurity.Reports.Html;
using CsCheck;

namespace AciSecurity.Core.Tests.Reports.Html;

public sealed class ScoreTests
{
    private static readonly Gen<(Outcome Outcome, Severity Severity)[]> Runs =
        Gen.Select(Gen.Enum<Outcome>(), Gen.Enum<Severity>()).Array[1, 30];

    [Fact]
    public void It_is_the_share_that_passed_by_weight_and_rounded_down()
    {
        // 16 + 4 of 16 + 4 + 8 + 2 = 66.7 %
        Assert.Equal(66, Of((Outcome.Pass, Severity.Critical), (Outcome.Pass, Severity.Medium), (Outcome.Fail, Severity.High), (Outcome.Unknown, Severity.Low)));
    }

    [Fact]
    public void All_that_passed_is_100_and_one_informational_failure_is_not()
    {
        Assert.Equal(100, Of((Outcome.Pass, Severity.Low), (Outcome.NotApplicable, Severity.Critical)));
        Assert.Equal(99, Of([.. Enumerable.Repeat((Outcome.Pass, Severity.Critical), 1000), (Outcome.Fail, Severity.Informational)]));
    }

    [Fact]
    public void Without_anything_that_passed_there_is_none()
    {
        Assert.Null(Of());
        Assert.Null(Of((Outcome.Fail, Severity.Low), (Outcome.NotApplicable, Severity.Low)));
    }

    [Fact]
    public void What_is_exempt_is_left_out_of_it_and_shown_apart()
    {
        var totals = Totals((Outcome.Pass, Severity.High), (Outcome.Exempt, Severity.High));

        Assert.Equal((100, 50), (Score.Of(totals), Score.WithExemptAsFailed(totals)));
    }

    [Fact]
    public void A_failure_that_is_mended_never_lowers_it() => Runs.Sample(run =>
    {
        var before = Of(run) ?? 0;
        return Enumerable.Range(0, run.Length).Where(place => run[place].Outcome is Outcome.Fail or Outcome.Unknown)
            .All(place => Of([.. run.Select((finding, other) => other == place ? (Outcome.Pass, finding.Severity) : finding)]) >= before);
    });

    [Fact]
    public void Not_knowing_is_worth_no_more_than_failing() => Runs.Sample(run =>
        Of(run) == Of([.. run.Select(finding => finding.Outcome == Outcome.Unknown ? (Outcome.Fail, finding.Severity) : finding)]));

    private static int? Of(params (Outcome Outcome, Severity Severity)[] findings) => Score.Of(Totals(findings));

    private static HtmlTotals Totals(params (Outcome Outcome, Severity Severity)[] findings)
    {
        var totals = new HtmlTotals();
        foreach (var (outcome, severity) in findings) totals.Add(ReportFindings.Of(outcome, severity));
        return totals;
    }
}
