using AciSecurity.Findings;
using AciSecurity.Reports.Html;
using Microsoft.Playwright;

namespace AciSecurity.Browser.Tests;

/// <summary>The page on paper, in a narrow window, with very many findings, and without a script.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class LayoutTests(Chromium chromium)
{
    [ChromiumFact]
    public async Task Paper_shows_every_finding_that_matches_open_and_no_controls()
    {
        var findings = await Fleet.FindingsAsync();
        var problems = findings.Count(finding => finding.IsProblem);
        Assert.True(problems > 100, "There is more than one page of them.");
        await using var report = await ReportPage.OpenAsync(chromium, findings);

        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(report.Items).ToHaveCountAsync(problems);
        Assert.Equal(problems, await report.Page.Locator("#list details[open] > dl").CountAsync());
        Assert.Equal(problems, await report.Page.Locator("#list dl:visible").CountAsync());
        await Assertions.Expect(report.Page.Locator("#shown-filters")).ToHaveTextAsync("Filtered by Outcome: Failed or Unknown.");
        await Assertions.Expect(report.Page.Locator("#filters")).ToBeHiddenAsync();
        await Assertions.Expect(report.Page.Locator("#pages")).ToBeHiddenAsync();
        await Assertions.Expect(report.Page.Locator("#expand")).ToBeHiddenAsync();

        await report.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await Assertions.Expect(report.Items).ToHaveCountAsync(100);
    }

    [ChromiumFact]
    public async Task Paper_says_what_it_leaves_out()
    {
        var problems = Fleet.TwentyThousand().Count(finding => finding.IsProblem);
        await using var report = await ReportPage.OpenAsync(chromium, Fleet.TwentyThousand());

        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(report.Items).ToHaveCountAsync(2000);
        await Assertions.Expect(report.Page.Locator("#shown-filters")).ToContainTextAsync($"The first 2,000 of {problems:N0} are printed");
    }

    [ChromiumFact]
    public async Task Printing_makes_a_document_of_several_pages()
    {
        await using var report = await ReportPage.OpenAsync(chromium, await Fleet.FindingsAsync());

        var pdf = await report.Page.PdfAsync(new() { Format = "A4" });

        // Each page of a PDF has an object of its own: /Type /Page, and not /Pages.
        Assert.True(System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b") > 5);
    }

    [ChromiumTheory]
    [InlineData(375)]
    [InlineData(320)]
    public async Task A_narrow_window_scrolls_one_way_only(int width)
    {
        await using var report = await ReportPage.OpenAsync(
            chromium, await Fleet.FindingsAsync(), window: new() { ViewportSize = new() { Width = width, Height = 700 } });
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Expand all on this page" }).ClickAsync();

        Assert.Empty(await report.Page.EvaluateAsync<string[]>(
            $"[...document.querySelectorAll('main *')].filter(part => part.getBoundingClientRect().right > {width} + 1 && part.checkVisibility()).map(part => part.outerHTML.slice(0, 200))"));
        Assert.Equal(width, await report.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [ChromiumFact]
    public async Task Twenty_thousand_findings_are_a_small_document_that_filters_rightly()
    {
        await using var report = await ReportPage.OpenAsync(chromium, Fleet.TwentyThousand());
        await report.StatusIsAsync($"^{Fleet.TwentyThousand().Count(finding => finding.IsProblem):N0} of 20,000 findings match");
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();
        await report.StatusIsAsync("^20,000 of 20,000 findings match, in 1,000 resources");
        Assert.InRange(await NodesAsync(report), 500, 5000);

        await report.TextFilter.FillAsync("orders-0042");
        await report.StatusIsAsync("^20 of 20,000 findings match, in 1 resource\\.");
        await report.TextFilter.FillAsync("parameter search-0");
        await report.StatusIsAsync($"^{Fleet.TwentyThousand().Count(finding => finding.Outcome == Outcome.Unknown && finding.ResourceName.StartsWith("search-0", StringComparison.Ordinal)):N0} of ");
        await report.TextFilter.FillAsync("");
        await report.StatusIsAsync("^20,000 of ");
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Expand all on this page" }).ClickAsync();
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Last page" }).ClickAsync();

        await Assertions.Expect(report.Page.Locator("#pages span")).ToHaveTextAsync("Page 200 of 200");
        Assert.Equal(100, await report.Items.CountAsync());
        Assert.InRange(await NodesAsync(report), 500, 10_000);
    }

    [ChromiumFact]
    public async Task Every_finding_is_on_exactly_one_page()
    {
        await using var report = await ReportPage.OpenAsync(chromium, Fleet.TwentyThousand().Where(finding => finding.IsProblem).Take(450));

        HashSet<string> seen = [];
        for (var page = 1; page <= 5; page++)
        {
            await Assertions.Expect(report.Page.Locator("#pages span")).ToHaveTextAsync($"Page {page} of 5");
            await report.Page.EvaluateAsync("for (const item of document.querySelectorAll('#list details')) item.open = true");
            await Assertions.Expect(report.Page.Locator("#list dl")).ToHaveCountAsync(page < 5 ? 100 : 50);
            foreach (var print in await report.Page.Locator("#list dt:text-is('Fingerprint') + dd").AllTextContentsAsync()) Assert.True(seen.Add(print));
            if (page < 5) await report.Page.GetByRole(AriaRole.Button, new() { Name = "Next page" }).ClickAsync();
        }

        Assert.Equal(450, seen.Count);
    }

    [ChromiumFact]
    public async Task Without_a_script_the_numbers_are_there_and_nothing_that_needs_one()
    {
        var findings = await Fleet.FindingsAsync();
        await using var report = await ReportPage.OpenAsync(chromium, findings, window: new() { JavaScriptEnabled = false });

        await Assertions.Expect(report.Page.Locator("main")).ToBeHiddenAsync();
        await Assertions.Expect(report.Page.GetByText("needs JavaScript")).ToBeVisibleAsync();
        var all = await report.Page.Locator("#static tfoot td").AllTextContentsAsync();
        Assert.Equal(Enum.GetValues<Outcome>().Select(outcome => $"{findings.Count(finding => finding.Outcome == outcome)}"), all);
    }

    [ChromiumFact]
    public async Task Exemptions_are_listed_with_their_dates_the_soonest_first_and_those_that_end_soon_are_marked()
    {
        await using var report = await ReportPage.OpenAsync(chromium, await Fleet.FindingsAsync());
        var rows = report.Page.Locator("#exemptions tbody tr");

        Assert.Equal(["2026-12-07", "2026-12-22", "2027-02-13"], (await rows.Locator(".date").AllTextContentsAsync()).Distinct());
        Assert.Equal(["soon: 12 days", "soon: 27 days", "80 days"], (await rows.Locator(".days").AllTextContentsAsync()).Distinct());
    }

    [ChromiumFact]
    public async Task A_score_is_shown_with_its_formula_and_without_passed_findings_there_is_none()
    {
        var findings = await Fleet.FindingsAsync();
        await using var report = await ReportPage.OpenAsync(chromium, findings);
        await using var problems = await ReportPage.OpenAsync(chromium, findings.Where(finding => finding.Outcome != Outcome.Pass));

        Assert.Matches("^[0-9]{1,3} of 100$", await report.Page.Locator("p.score").TextContentAsync());
        await Assertions.Expect(report.Page.Locator("#formula")).ToContainTextAsync("Score = 100 × weight of passed");
        Assert.Equal("No score", await problems.Page.Locator("#score").TextContentAsync());
        await Assertions.Expect(problems.Page.Locator("#formula")).ToContainTextAsync("no passed finding came");
    }

    [ChromiumFact]
    public async Task What_passed_is_counted_though_it_is_not_listed()
    {
        var findings = await Fleet.FindingsAsync();
        await using var report = await ReportPage.OpenAsync(chromium, findings, new HtmlOptions { Clock = Fleet.Clock });

        Assert.Equal($"{findings.Count(finding => finding.Outcome == Outcome.Pass):N0}", await report.Page.Locator(".total-pass dd").TextContentAsync());
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();
        await report.StatusIsAsync($"^{findings.Count(finding => finding.IsProblem || finding.Outcome == Outcome.Exempt)} of ");
        await Assertions.Expect(report.Page.Locator("#rules-note")).ToContainTextAsync("is counted and not listed");
    }

    private static Task<int> NodesAsync(ReportPage report) => report.Page.EvaluateAsync<int>("document.querySelectorAll('*').length");
}
