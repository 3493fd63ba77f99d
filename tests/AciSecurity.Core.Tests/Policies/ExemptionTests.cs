using System.Globalization;
using System.Runtime.CompilerServices;
using AciSecurity.Audits;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Faults;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Ports;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Policies;

/// <summary>What is exempt, and what is said of exemptions that do not work. Today is 2027-01-15.</summary>
public sealed class ExemptionTests
{
    [Fact]
    public void A_failure_is_exempt_and_keeps_its_reason()
    {
        var finding = Assert.Single(Audit(Exempt()));

        Assert.Equal(Outcome.Exempt, finding.Outcome);
        Assert.False(finding.IsProblem);
        Assert.Equal("has its admin user enabled", finding.Reason);
        Assert.Equal("Moves in spring (team shop, until 2027-02-01)", finding.Exemption);
    }

    [Fact]
    public void What_could_not_be_decided_can_be_exempt_too()
    {
        var audit = Start(Exempt());

        Assert.Equal(Outcome.Exempt, Assert.Single(audit.Add(Given.Registry().With("properties.adminUserEnabled", "[parameters('admin')]"))).Outcome);
    }

    [Fact]
    public void What_passes_stays_as_it_is()
    {
        var audit = Start(Exempt(), new(IncludePassed: true, []));

        Assert.Equal(Outcome.Pass, Assert.Single(audit.Add(Given.Registry())).Outcome);
    }

    [Theory]
    [InlineData("Acr.AdminUser", "contoso", true)]
    [InlineData("acr.*", "*/REGISTRIES/contoso", true)]
    [InlineData("*", "*", true)]
    [InlineData("Acr.AnonymousPull", "*", false)]
    [InlineData("Acr.AdminUser", "conto", false)]
    [InlineData("Acr.AdminUser", "*/registries/contos?x", false)]
    public void Rule_and_resource_must_both_be_meant(string rule, string resource, bool isExempt) =>
        Assert.Equal(isExempt ? Outcome.Exempt : Outcome.Fail, Audit(Exempt() with { Rule = rule, Resource = resource })[0].Outcome);

    [Theory]
    [InlineData("2027-01-14", Outcome.Fail)] // expired yesterday
    [InlineData("2027-01-15", Outcome.Exempt)] // today is its last day
    [InlineData("2027-04-15", Outcome.Exempt)] // 90 days ahead
    [InlineData("2027-04-16", Outcome.Fail)] // 91
    public void What_is_expired_or_too_far_ahead_exempts_nothing(string expires, Outcome outcome)
    {
        var findings = Audit(Exempt(expires));

        Assert.Equal(outcome, findings[0].Outcome);
        Assert.Equal(outcome == Outcome.Exempt ? 1 : 2, findings.Count);
    }

    [Theory]
    [InlineData(23, 59, Outcome.Exempt)]
    [InlineData(24, 0, Outcome.Fail)]
    public void The_day_ends_in_UTC(int hour, int minute, Outcome outcome)
    {
        // At 23:59 in UTC it is the next day already where the clock's zone is ahead.
        var now = new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero).AddHours(hour).AddMinutes(minute).ToOffset(TimeSpan.FromHours(9));
        var audit = new Audit(Request(Exempt()) with { Clock = new DayClock(now) });

        Assert.Equal(outcome, Assert.Single(audit.Add(Registry())).Outcome);
    }

    [Theory]
    [InlineData(Severity.Medium, Outcome.Exempt)]
    [InlineData(Severity.High, Outcome.Fail)]
    [InlineData(Severity.Critical, Outcome.Fail)]
    public void How_far_ahead_hangs_on_the_severity_that_the_policy_gives(Severity severity, Outcome outcome)
    {
        var audit = new Audit(Request(Exempt("2030-01-01")) with { Policy = Policy(Exempt("2030-01-01")) with { Severities = [("Acr.*", severity)] } });

        Assert.Equal(outcome, Assert.Single(audit.Add(Registry())).Outcome);
    }

    [Fact]
    public void One_valid_exemption_is_enough()
    {
        var findings = Audit(Exempt("2026-01-01"), Exempt("2030-01-01"), Exempt());

        Assert.Equal(["Exempt Acr.AdminUser", "Fail Audit.Exemption", "Fail Audit.Exemption"], findings.Select(finding => $"{finding.Outcome} {finding.RuleId}"));
    }

    [Fact]
    public async Task Neither_exemption_nor_severity_nor_switch_covers_what_could_not_be_read()
    {
        var policy = Policy(Exempt() with { Rule = "*", Resource = "*" }) with { Severities = [("*", Severity.Low)], Rules = [("*", false)] };
        var audit = new Audit(Request() with { Policy = policy });
        var findings = new List<Finding>();
        await foreach (var item in audit.RunAsync(new Gap(), CancellationToken.None)) findings.AddRange(item is RunItem.FindingsMade made ? made.Findings : []);

        var gap = Assert.Single(findings);
        Assert.Equal(("Audit.Complete", Outcome.Unknown, Severity.Critical), (gap.RuleId, gap.Outcome, gap.Severity));
    }

    [Theory]
    [InlineData("2026-12-31", Severity.Medium, "exempts nothing: it expired on 2026-12-31")]
    [InlineData("2028-01-01", Severity.Medium, "does not exempt what is High: it runs until 2028-01-01, which is more than 90 days ahead")]
    public void What_does_not_work_is_a_finding_at_its_place(string expires, Severity severity, string reason)
    {
        var finding = Audit(Exempt(expires))[^1];

        Assert.Equal(("Audit.Exemption", Outcome.Fail, severity, reason), (finding.RuleId, finding.Outcome, finding.Severity, finding.Reason));
        Assert.Equal(("policies/acisecurity.yaml", "acisecurity.yaml", "/src/policies/acisecurity.yaml", 7), (finding.ResourceId, finding.ResourceName, finding.Origin.File, finding.Origin.Line));
        Assert.Equal("Acr.AdminUser on contoso", finding.Subject);
    }

    [Fact]
    public void What_is_malformed_is_a_finding_too()
    {
        var policy = new Policy { InvalidExemptions = [new("Acr.AdminUser", null, "'expires' is missing", 9)] };
        var audit = new Audit(Request() with { Policy = policy });

        Assert.Equal(Outcome.Fail, Assert.Single(audit.Add(Registry())).Outcome);
        var finding = Assert.Single(audit.Complete());
        Assert.Equal((Severity.Medium, "exempts nothing: 'expires' is missing", "Acr.AdminUser on (no resource)", 9), (finding.Severity, finding.Reason, finding.Subject, finding.Origin.Line));
    }

    [Fact]
    public void What_matched_nothing_is_said_only_if_its_rule_ran()
    {
        var unused = Assert.Single(Audit(Exempt() with { Resource = "gone" }), finding => finding.RuleId == "Audit.Exemption");
        Assert.Equal((Severity.Informational, "exempts nothing that was found in this run"), (unused.Severity, unused.Reason));

        Assert.DoesNotContain(Audit(Exempt() with { Rule = "Aci.Privileged", Resource = "gone" }), finding => finding.RuleId == "Audit.Exemption");
        var idle = Start(Exempt());
        Assert.Empty(idle.Complete());
    }

    [Fact]
    public void What_is_no_longer_needed_matched_nothing()
    {
        var audit = Start(Exempt());
        audit.Add(Given.Registry());

        Assert.Equal(Severity.Informational, Assert.Single(audit.Complete()).Severity);
    }

    [Fact]
    public void Too_far_ahead_is_no_fault_where_nothing_that_matters_so_much_was_found()
    {
        var audit = Start(Exempt("2030-01-01"));
        audit.Add(Given.Registry());

        Assert.Equal("exempts nothing that was found in this run", Assert.Single(audit.Complete()).Reason);
    }

    [Fact]
    public void The_filter_decides_what_is_said_of_exemptions()
    {
        var audit = Start(Exempt("2026-01-01"), new(IncludePassed: false, [Severity.High]));
        audit.Add(Registry());

        Assert.Empty(audit.Complete());
    }

    [Fact]
    public void What_waited_for_the_end_is_exempt_too()
    {
        var audit = new Audit(new AuditRequest { Policy = Policy(Exempt() with { Rule = "Acr.AuditLog" }), Rules = RuleSelection.All.Matching(["Acr.AuditLog"]), Clock = DayClock.Instance });
        audit.Add(Given.Registry());

        Assert.Equal(Outcome.Exempt, Assert.Single(audit.Complete()).Outcome);
    }

    [Fact]
    public void Fingerprints_tell_exemptions_apart_and_stay_when_lines_move()
    {
        string[] Fingerprints(int line) =>
        [
            .. Audit(Exempt("2026-01-01") with { Line = line }, Exempt("2026-01-01") with { Resource = "other", Line = line + 6 })
                .Where(finding => finding.RuleId == "Audit.Exemption").Select(finding => finding.Fingerprint),
        ];

        Assert.Equal(2, Fingerprints(1).Distinct().Count());
        Assert.Equal(Fingerprints(1), Fingerprints(20));
    }

    [Fact]
    public void Control_characters_are_escaped()
    {
        var finding = Audit(Exempt() with { Reason = "a\u001b[31mb", Owner = "c\nd" })[0];

        Assert.Equal("a\\u001b[31mb (c\\u000ad, until 2027-02-01)", finding.Exemption);
    }

    private static Exemption Exempt(string expires = "2027-02-01") => new()
    {
        Rule = "Acr.AdminUser",
        Resource = "contoso",
        Reason = "Moves in spring",
        Owner = "team shop",
        Expires = DateOnly.Parse(expires, CultureInfo.InvariantCulture),
        Line = 7,
    };

    private static AciSecurity.Resources.Resource Registry() => Given.Registry().With("properties.adminUserEnabled", true);

    private static Policy Policy(params Exemption[] exemptions) => new() { Exemptions = exemptions, File = "/src/policies/acisecurity.yaml" };

    private static AuditRequest Request(params Exemption[] exemptions) => new()
    {
        Policy = Policy(exemptions),
        Rules = RuleSelection.All.Matching(["Acr.AdminUser"]),
        Clock = DayClock.Instance,
        BaseFolder = "/src",
    };

    private static Audit Start(Exemption exemption, FindingFilter? filter = null) =>
        new(filter is null ? Request(exemption) : Request(exemption) with { Filter = filter });

    private static List<Finding> Audit(params Exemption[] exemptions)
    {
        var audit = new Audit(Request(exemptions));
        return [.. audit.Add(Registry()), .. audit.Complete()];
    }

    private sealed class Gap : IResourceSource
    {
        public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.Yield();
            yield return new RunItem.FaultRaised(FileFaults.NotFound("/src/main.bicep"));
        }
    }
}
