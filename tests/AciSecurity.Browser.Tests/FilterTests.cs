using AciSecurity.Findings;
using Microsoft.Playwright;

namespace AciSecurity.Browser.Tests;

/// <summary>Each filter leaves the findings that it says, by the count of the findings themselves.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class FilterTests(Chromium chromium)
{
    [ChromiumFact]
    public async Task What_failed_or_is_unknown_is_shown_first()
    {
        await using var report = await OpenAsync();

        await StatusIsAsync(report, finding => finding.IsProblem);
    }

    [ChromiumFact]
    public async Task Severities_and_outcomes_are_chosen_one_by_one()
    {
        await using var report = await OpenAsync();

        await report.Box("Critical").CheckAsync();
        await StatusIsAsync(report, finding => finding is { IsProblem: true, Severity: Severity.Critical });
        await report.Box("High").CheckAsync();
        await StatusIsAsync(report, finding => finding is { IsProblem: true, Severity: Severity.Critical or Severity.High });
        await report.Box("Failed").UncheckAsync();
        await StatusIsAsync(report, finding => finding is { Outcome: Outcome.Unknown, Severity: Severity.Critical or Severity.High });
        await report.Box("Exempt").CheckAsync();
        await StatusIsAsync(report, finding => finding is { Outcome: Outcome.Unknown or Outcome.Exempt, Severity: Severity.Critical or Severity.High });
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();
        await StatusIsAsync(report, _ => true);
        await Assertions.Expect(report.TextFilter).ToBeFocusedAsync();
    }

    [ChromiumFact]
    public async Task Section_rule_and_resource_are_chosen()
    {
        await using var report = await OpenAsync();

        await report.Page.GetByLabel("Section").SelectOptionAsync("Credentials");
        await StatusIsAsync(report, finding => finding.IsProblem && finding.Section.HasFlag(Section.Credentials));
        await report.Page.GetByLabel("Section").SelectOptionAsync("All sections");
        await report.Page.GetByLabel("Rule").SelectOptionAsync("Acr.AdminUser");
        await StatusIsAsync(report, finding => finding is { IsProblem: true, RuleId: "Acr.AdminUser" });
        await report.Page.GetByLabel("Rule").SelectOptionAsync("All rules");
        await report.Page.Locator("#resource").FillAsync("CONTOSO000");
        await StatusIsAsync(report, finding => finding.IsProblem && finding.ResourceId.Contains("contoso000", StringComparison.OrdinalIgnoreCase));
    }

    [ChromiumFact]
    public async Task Text_finds_words_of_a_finding_in_any_order()
    {
        await using var report = await OpenAsync();
        var one = (await Fleet.FindingsAsync()).First(finding => finding is { RuleId: "Acr.AdminUser", Outcome: Outcome.Fail });

        await report.TextFilter.FillAsync($"admin {one.ResourceName.ToUpperInvariant()}");
        await StatusIsAsync(report, finding => finding.IsProblem && finding.ResourceId == one.ResourceId
            && $"{finding.RuleId} {finding.Title} {finding.Reason} {string.Join(' ', finding.Evidence)}".Contains("admin", StringComparison.OrdinalIgnoreCase));
        await report.TextFilter.FillAsync(one.Fingerprint);
        await StatusIsAsync(report, finding => finding.Fingerprint == one.Fingerprint);
        await report.TextFilter.FillAsync("no finding says this");
        await report.StatusIsAsync("^None of ");
        Assert.Equal(0, await report.Items.CountAsync());
    }

    [ChromiumFact]
    public async Task Findings_are_grouped_by_rule_when_asked_for_and_one_group_can_be_seen_alone()
    {
        await using var report = await OpenAsync();
        var problems = (await Fleet.FindingsAsync()).Where(finding => finding.IsProblem).ToList();

        await report.Page.GetByLabel("Group by").SelectOptionAsync("rule");
        await report.StatusIsAsync($", in {problems.Select(finding => finding.RuleId).Distinct().Count()} rules\\.$");
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Only these: Aci.PlaintextSecret" }).ClickAsync();

        await StatusIsAsync(report, finding => finding is { IsProblem: true, RuleId: "Aci.PlaintextSecret" });
        Assert.Equal(["No secret in a plain environment variable"], await report.Page.Locator("#list h3").AllTextContentsAsync());
    }

    [ChromiumFact]
    public async Task A_chart_leads_to_the_findings_behind_a_number()
    {
        await using var report = await OpenAsync();
        var row = report.Page.Locator("#by-resource tbody tr").First;
        var name = await row.GetByRole(AriaRole.Button).TextContentAsync();
        var numbers = await row.Locator("td").AllTextContentsAsync();

        await row.GetByRole(AriaRole.Button).ClickAsync();

        await report.StatusIsAsync($"^{int.Parse(numbers[0], null) + int.Parse(numbers[1], null)} of ");
        Assert.Equal(name, await report.Page.Locator("#list h3").TextContentAsync());
        await Assertions.Expect(report.Page.Locator("#findings-title")).ToBeFocusedAsync();
    }

    [ChromiumFact]
    public async Task The_numbers_of_the_charts_are_those_of_the_findings()
    {
        await using var report = await OpenAsync();
        var findings = await Fleet.FindingsAsync();
        Outcome[] columns = [Outcome.Fail, Outcome.Unknown, Outcome.Exempt, Outcome.Pass];

        foreach (var severity in Enum.GetValues<Severity>())
        {
            var row = report.Page.Locator("#by-severity tbody tr").Filter(new() { HasText = severity.ToString() }).Locator("td");
            Assert.Equal(columns.Select(outcome => $"{findings.Count(finding => finding.Severity == severity && finding.Outcome == outcome)}"), await row.AllTextContentsAsync());
        }
    }

    private static async Task StatusIsAsync(ReportPage report, Func<Finding, bool> matches)
    {
        var findings = await Fleet.FindingsAsync();
        var expected = findings.Where(matches).ToList();
        Assert.NotEmpty(expected);
        await report.StatusIsAsync($"^{expected.Count} of {findings.Count:N0} findings? match");
        Assert.Equal(Math.Min(100, expected.Count), await report.Items.CountAsync());
    }

    private async Task<ReportPage> OpenAsync() => await ReportPage.OpenAsync(chromium, await Fleet.FindingsAsync());
}
