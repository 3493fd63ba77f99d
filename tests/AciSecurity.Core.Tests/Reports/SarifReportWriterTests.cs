using System.Text;
using System.Text.Json;
using AciSecurity.Findings;
using AciSecurity.Reports;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Reports;

public sealed class SarifReportWriterTests
{
    [Theory]
    [InlineData(Outcome.Fail, Severity.Critical, "fail", "error")]
    [InlineData(Outcome.Fail, Severity.High, "fail", "error")]
    [InlineData(Outcome.Fail, Severity.Medium, "fail", "warning")]
    [InlineData(Outcome.Fail, Severity.Low, "fail", "note")]
    [InlineData(Outcome.Fail, Severity.Informational, "fail", "note")]
    [InlineData(Outcome.Exempt, Severity.High, "fail", "error")]
    [InlineData(Outcome.Unknown, Severity.Critical, "open", "none")]
    [InlineData(Outcome.Pass, Severity.Critical, "pass", "none")]
    [InlineData(Outcome.NotApplicable, Severity.Critical, "notApplicable", "none")]
    public void Outcome_and_severity_become_kind_and_level(Outcome outcome, Severity severity, string kind, string level)
    {
        var result = SarifReport.Result(ReportFindings.Of(outcome, severity));

        Assert.Equal((kind, level), (result.GetProperty("kind").GetString(), result.GetProperty("level").GetString()));
    }

    [Fact]
    public void Only_what_asks_for_attention_or_is_exempt_is_written_unless_more_is_asked_for()
    {
        var kinds = SarifReport.Results(ReportFindings.OneOfEach, SarifReport.Options with { IncludePassed = false })
            .Select(result => result.GetProperty("properties").GetProperty("outcome").GetString());

        Assert.Equal(["Fail", "Unknown", "Exempt"], kinds);
    }

    [Fact]
    public void Only_an_exempt_result_is_suppressed_and_says_why()
    {
        var results = SarifReport.Results(ReportFindings.OneOfEach);

        var suppressed = Assert.Single(results, result => result.TryGetProperty("suppressions", out _));
        Assert.Equal("Legacy scanner, until 2027-01-31", suppressed.GetProperty("suppressions")[0].GetProperty("justification").GetString());
        Assert.Equal("Exempt", suppressed.GetProperty("properties").GetProperty("outcome").GetString());
    }

    [Fact]
    public void The_message_names_resource_and_part_and_ends_as_a_sentence()
    {
        var message = SarifReport.Result(ReportFindings.PrivilegedFailure).GetProperty("message").GetProperty("text").GetString();

        Assert.Equal("'web', 'nginx': runs privileged.", message);
    }

    [Fact]
    public void A_result_points_at_its_rule_and_one_without_a_descriptor_still_names_it()
    {
        var known = SarifReport.Result(ReportFindings.Of(Outcome.Fail, Severity.High));
        var unknown = SarifReport.Result(ReportFindings.PrivilegedFailure, SarifReport.Options with { Rules = [ReportFindings.AdminUser] });

        Assert.Equal(1, known.GetProperty("ruleIndex").GetInt32());
        Assert.Equal("Test.Privileged", unknown.GetProperty("ruleId").GetString());
        Assert.False(unknown.TryGetProperty("ruleIndex", out _));
    }

    [Fact]
    public void The_fingerprint_is_the_findings()
    {
        var finding = ReportFindings.PrivilegedFailure;

        var prints = SarifReport.Result(finding).GetProperty("partialFingerprints");

        Assert.Equal(finding.Fingerprint, prints.GetProperty("aciSecurityFinding/v1").GetString());
    }

    [Fact]
    public void Rule_tags_are_ten_at_most_and_begin_with_security()
    {
        var rule = ReportFindings.Privileged with { Controls = [.. Enumerable.Range(1, 20).Select(number => $"Control {number}")] };

        var run = SarifReport.Run([], SarifReport.Options with { Rules = [rule] });

        var tags = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("properties").GetProperty("tags");
        Assert.Equal(10, tags.GetArrayLength());
        Assert.Equal("security", tags[0].GetString());
    }

    [Fact]
    public void A_run_without_findings_still_says_what_ran_and_that_it_ended_well()
    {
        var run = SarifReport.Run([], new());

        Assert.Equal(0, run.GetProperty("results").GetArrayLength());
        Assert.True(run.GetProperty("invocations")[0].GetProperty("executionSuccessful").GetBoolean());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal(RuleCatalog.Rules.Select(rule => rule.Metadata.Id), driver.GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()!));
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$", driver.GetProperty("semanticVersion").GetString());
        Assert.False(run.TryGetProperty("automationDetails", out _));
        Assert.False(run.TryGetProperty("originalUriBaseIds", out _));
    }

    [Fact]
    public void The_automation_id_is_written_when_given()
    {
        var run = SarifReport.Run([], SarifReport.Options with { AutomationId = "AciSecurity/production/" });

        Assert.Equal("AciSecurity/production/", run.GetProperty("automationDetails").GetProperty("id").GetString());
    }

    [Fact]
    public void The_worst_results_come_first_whatever_came_first()
    {
        var severities = Enum.GetValues<Severity>();
        var findings = severities.SelectMany(severity => new[] { ReportFindings.Of(Outcome.Exempt, severity), ReportFindings.Of(Outcome.Fail, severity) });

        var results = SarifReport.Results(findings).Select(result => result.GetProperty("properties")).ToList();

        Assert.Equal([.. Enumerable.Repeat("Fail", 5), .. Enumerable.Repeat("Exempt", 5)], results.Select(result => result.GetProperty("outcome").GetString()));
        string[] worstFirst = [.. severities.Reverse().Select(severity => severity.ToString())];
        Assert.Equal([.. worstFirst, .. worstFirst], results.Select(result => result.GetProperty("severity").GetString()));
    }

    [Fact]
    public void What_is_more_than_code_scanning_accepts_is_left_out_from_the_end_and_the_report_says_so()
    {
        using var stream = new MemoryStream();
        using var writer = new SarifReportWriter(stream, SarifReport.Options with { MostResults = 2 });
        foreach (var severity in new[] { Severity.Low, Severity.High, Severity.Critical }) writer.Write(ReportFindings.Of(Outcome.Fail, severity));
        Assert.Null(writer.Shortfall);
        writer.Complete();

        var run = JsonDocument.Parse(stream.ToArray()).RootElement.GetProperty("runs")[0];
        var severities = run.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("properties").GetProperty("severity").GetString());
        Assert.Equal(["Critical", "High"], severities);
        Assert.Equal("1 of 3 results are left out, the least severe ones: code scanning accepts 2 in a run.", writer.Shortfall);
        var notification = run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications")[0];
        Assert.Equal(writer.Shortfall, notification.GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public void Twenty_five_thousand_results_are_what_GitHub_accepts() => Assert.Equal(25_000, new SarifOptions().MostResults);

    [Fact]
    public void A_report_that_was_not_completed_is_not_valid_JSON()
    {
        using var stream = new MemoryStream();
        using (var writer = new SarifReportWriter(stream, SarifReport.Options)) writer.Write(ReportFindings.PrivilegedFailure);

        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())));
    }

    [Fact]
    public void The_stream_stays_open_for_its_owner()
    {
        using var stream = new MemoryStream();
        using (var writer = new SarifReportWriter(stream, SarifReport.Options)) writer.Complete();

        Assert.True(stream.CanWrite);
    }
}
