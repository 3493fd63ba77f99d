using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Findings;

public sealed class FindingTests
{
    [Fact]
    public void Findings_come_worst_first()
    {
        Finding[] findings =
        [
            Make(Outcome.Pass, Severity.Critical),
            Make(Outcome.NotApplicable, Severity.High),
            Make(Outcome.Fail, Severity.Low),
            Make(Outcome.Unknown, Severity.High),
            Make(Outcome.Exempt, Severity.Critical),
            Make(Outcome.Fail, Severity.High, "b"),
            Make(Outcome.Fail, Severity.High, "a"),
            Make(Outcome.Fail, Severity.Critical),
        ];

        Array.Sort(findings);

        Assert.Equal(
            [
                "Fail Critical ", "Fail High a", "Fail High b", "Unknown High ", "Fail Low ", "Exempt Critical ", "Pass Critical ",
                "NotApplicable High ",
            ],
            findings.Select(finding => $"{finding.Outcome} {finding.Severity} {finding.Subject}"));
    }

    [Fact]
    public void The_verdicts_severity_comes_before_the_rules()
    {
        Assert.Equal(Severity.Low, Make(Outcome.Fail, Severity.Low).Severity);
        Assert.Equal(Severity.Medium, Make(Outcome.Fail, null).Severity);
    }

    [Theory]
    [InlineData(Outcome.Fail, true)]
    [InlineData(Outcome.Unknown, true)]
    [InlineData(Outcome.Exempt, false)]
    [InlineData(Outcome.Pass, false)]
    [InlineData(Outcome.NotApplicable, false)]
    public void Failures_and_unknowns_ask_for_attention(Outcome outcome, bool isProblem) =>
        Assert.Equal(isProblem, Make(outcome, null).IsProblem);

    [Theory]
    [InlineData(Outcome.Pass, false, false)]
    [InlineData(Outcome.NotApplicable, false, false)]
    [InlineData(Outcome.Exempt, false, true)]
    [InlineData(Outcome.Unknown, false, true)]
    [InlineData(Outcome.Pass, true, true)]
    public void A_filter_wants_what_it_was_asked_for(Outcome outcome, bool includePassed, bool wants)
    {
        Assert.Equal(wants, new FindingFilter(includePassed, []).Wants(Make(outcome, null)));
        Assert.False(new FindingFilter(includePassed, [Severity.Critical]).Wants(Make(outcome, null)));
        Assert.Equal(wants, new FindingFilter(includePassed, [Severity.Critical, Severity.Medium]).Wants(Make(outcome, null)));
    }

    private static Finding Make(Outcome outcome, Severity? severity, string? subject = null)
    {
        RuleMetadata rule = new("Test.Rule", "A rule")
        {
            Severity = Severity.Medium,
            Section = Section.None,
            ResourceTypes = [],
            Recommendation = "",
        };
        return new(rule, new ResourceIdentity { Id = "x", Type = "T", Name = "x" }, new(outcome, "") { Severity = severity, Subject = subject });
    }

    [Fact]
    public void Names_that_would_move_a_screens_cursor_come_as_escapes()
    {
        var identity = new ResourceIdentity { Id = "type/\u001b[2Jx", Type = "type", Name = "\u001b[2Jx\r\n" };
        var finding = new Finding(RuleCatalog.Rules[0].Metadata, identity, new(Outcome.Fail, "bad") { Subject = "a\u202eb" });
        Assert.Equal(("type/\\u001b[2Jx", "\\u001b[2Jx\\u000d\\u000a", "a\\u202eb"), (finding.ResourceId, finding.ResourceName, finding.Subject));
    }
}
