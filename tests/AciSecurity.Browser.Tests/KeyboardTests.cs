using Microsoft.Playwright;

namespace AciSecurity.Browser.Tests;

/// <summary>Everything can be done with the keyboard, and what changes is said.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class KeyboardTests(Chromium chromium)
{
    [ChromiumFact]
    public async Task The_first_stop_skips_to_the_findings_and_the_next_is_the_text_filter()
    {
        await using var report = await OpenAsync();
        var keyboard = report.Page.Keyboard;

        await keyboard.PressAsync("Tab");
        await Assertions.Expect(report.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the findings" })).ToBeFocusedAsync();
        await Assertions.Expect(report.Page.Locator(".skip")).ToBeInViewportAsync();
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(report.Page.GetByRole(AriaRole.Heading, new() { Name = "Findings", Exact = true })).ToBeFocusedAsync();
        await keyboard.PressAsync("Tab");
        await Assertions.Expect(report.TextFilter).ToBeFocusedAsync();
    }

    [ChromiumFact]
    public async Task Typing_narrows_the_list_and_the_live_region_says_to_how_many()
    {
        await using var report = await OpenAsync();
        var expected = (await Fleet.FindingsAsync()).Count(finding => finding is { IsProblem: true, RuleId: "Aci.PlaintextSecret" });
        Assert.InRange(expected, 2, 99);
        await TabToAsync(report, "text");

        await report.Page.Keyboard.TypeAsync("aci.plaintextsecret");

        await report.StatusIsAsync($"^{expected} of ");
        Assert.Equal(expected, await report.Items.CountAsync());
        await Assertions.Expect(report.Status).ToHaveAttributeAsync("role", "status");
        await Assertions.Expect(report.Status).ToHaveAttributeAsync("aria-live", "polite");
    }

    [ChromiumFact]
    public async Task A_finding_opens_and_closes_and_the_focus_is_seen()
    {
        await using var report = await OpenAsync();
        await TabToAsync(report, "expand");
        for (var more = 0; more < 2; more++) await report.Page.Keyboard.PressAsync("Tab"); // past "Only these"
        var summary = report.Items.First.Locator("summary");
        await Assertions.Expect(summary).ToBeFocusedAsync();
        Assert.NotEqual("none", await summary.EvaluateAsync<string>("line => getComputedStyle(line).outlineStyle"));

        await report.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(report.Items.First.Locator("dl")).ToBeVisibleAsync();
        await report.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(report.Items.First.Locator("dl")).ToBeHiddenAsync();
    }

    [ChromiumFact]
    public async Task Nothing_holds_the_focus()
    {
        await using var report = await OpenAsync();
        await report.TextFilter.FillAsync("Acr.AdminUser");
        await report.StatusIsAsync("^[0-9]+ of ");
        await report.Page.EvaluateAsync("document.activeElement.blur(); getSelection().removeAllRanges()");
        await report.Page.Locator(".skip").FocusAsync();
        var stops = await report.Page.EvaluateAsync<int>("document.querySelectorAll('a, button:not(:disabled), input, select, summary').length");

        HashSet<string> seen = [];
        for (var stop = 0; stop < stops; stop++)
        {
            seen.Add(await FocusedAsync(report));
            await report.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Equal(stops, seen.Count);
    }

    // The place of the element that has the focus.
    private static Task<string> FocusedAsync(ReportPage report) =>
        report.Page.EvaluateAsync<string>("String([...document.querySelectorAll('*')].indexOf(document.activeElement))");

    private static async Task TabToAsync(ReportPage report, string id)
    {
        for (var stop = 0; stop < 200; stop++)
        {
            await report.Page.Keyboard.PressAsync("Tab");
            if (await report.Page.EvaluateAsync<string>("document.activeElement.id") == id) return;
        }

        Assert.Fail($"{id} cannot be reached with the Tab key.");
    }

    private async Task<ReportPage> OpenAsync() => await ReportPage.OpenAsync(chromium, await Fleet.FindingsAsync());
}
