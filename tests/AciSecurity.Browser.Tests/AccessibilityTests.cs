using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AciSecurity.Browser.Tests;

/// <summary>axe-core finds nothing, whatever the page shows.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class AccessibilityTests(Chromium chromium)
{
    [ChromiumTheory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 375)]
    public async Task The_page_has_no_violations(ColorScheme scheme, int width)
    {
        await using var report = await OpenAsync(scheme, width);

        Assert.Equal([], await ViolationsAsync(report));
    }

    [ChromiumTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nor_has_it_with_filters_set_and_every_finding_open(ColorScheme scheme)
    {
        await using var report = await OpenAsync(scheme, 1280);

        await report.Box("Exempt").CheckAsync();
        await report.Box("Passed").CheckAsync();
        await report.Page.GetByLabel("Group by").SelectOptionAsync("rule");
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Expand all on this page" }).ClickAsync();
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Next page" }).ClickAsync();
        await Assertions.Expect(report.Page.Locator("#list dl").First).ToBeVisibleAsync();

        Assert.Equal([], await ViolationsAsync(report));
    }

    [ChromiumFact]
    public async Task Nor_has_it_when_nothing_matches_and_when_there_is_nothing_at_all()
    {
        await using var report = await OpenAsync(ColorScheme.Light, 1280);
        await report.TextFilter.FillAsync("no finding says this");
        await report.StatusIsAsync("^None of");
        await using var empty = await ReportPage.OpenAsync(chromium, []);

        Assert.Equal([], await ViolationsAsync(report));
        Assert.Equal([], await ViolationsAsync(empty));
    }

    [ChromiumFact]
    public async Task Axe_does_find_what_is_wrong()
    {
        await using var report = await OpenAsync(ColorScheme.Light, 1280);

        await report.Page.EvaluateAsync("document.querySelector('label[for=text]').remove(); document.getElementById('text').placeholder = ''");

        Assert.Contains("label", await ViolationsAsync(report));
    }

    private static async Task<IEnumerable<string>> ViolationsAsync(ReportPage report) =>
        (await report.Page.RunAxe()).Violations.Select(violation => violation.Id);

    // Without the page's policy: axe puts a script into it. What the policy does is tested in IsolationTests.
    private async Task<ReportPage> OpenAsync(ColorScheme scheme, int width) => await ReportPage.OpenAsync(chromium, await Fleet.FindingsAsync(), window: new()
    {
        ViewportSize = new() { Width = width, Height = 900 },
        ColorScheme = scheme,
        BypassCSP = true,
    });
}
