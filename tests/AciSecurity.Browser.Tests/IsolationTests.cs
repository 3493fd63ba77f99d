using Microsoft.Playwright;

namespace AciSecurity.Browser.Tests;

/// <summary>The page asks nobody for anything, and runs nothing but its own script.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class IsolationTests(Chromium chromium)
{
    [ChromiumFact]
    public async Task Nothing_but_the_file_is_asked_for_and_the_policy_refuses_nothing_of_the_page()
    {
        await using var report = await ReportPage.OpenAsync(chromium, await Fleet.FindingsAsync());

        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Expand all on this page" }).ClickAsync();
        await report.Page.GetByLabel("Group by").SelectOptionAsync("rule");
        await report.TextFilter.PressAsync("Enter"); // sends no form
        await report.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(report.Page.Locator("#shown-filters")).ToBeVisibleAsync();

        Assert.Equal([report.Address], report.Requests);
        Assert.Equal([], report.Messages);
    }

    [ChromiumFact]
    public async Task A_script_that_somebody_changed_does_not_run()
    {
        var html = HtmlReport.Text(await Fleet.FindingsAsync(), new() { Clock = Fleet.Clock }).Replace("showScore();", "showScore() ;", StringComparison.Ordinal);
        await using var report = await ReportPage.OpenAsync(chromium, html);

        Assert.Contains(report.Messages, message => message.Contains("Content Security Policy", StringComparison.Ordinal));
        await Assertions.Expect(report.Page.Locator("main")).ToBeHiddenAsync();
        await Assertions.Expect(report.Page.Locator("#static table")).ToBeVisibleAsync();
    }

    [ChromiumTheory]
    [InlineData("document.body.innerHTML = '<b>bold</b>'")]
    [InlineData("document.body.append(Object.assign(document.createElement('script'), { text: 'alert(1)' }))")]
    public async Task Text_cannot_become_a_page_or_a_script(string code)
    {
        await using var report = await ReportPage.OpenAsync(chromium, await Fleet.FindingsAsync());

        var error = await Assert.ThrowsAsync<PlaywrightException>(() => report.Page.EvaluateAsync(code));

        Assert.Contains("TrustedHTML' assignment", error.Message.Replace("TrustedScript'", "TrustedHTML'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Empty(report.Dialogs);
    }

    [ChromiumTheory]
    [InlineData("document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.com/x.png' }))")]
    [InlineData("fetch('https://example.com/').catch(() => {})")]
    [InlineData("document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'https://example.com/x.css' }))")]
    [InlineData("document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.com/' }))")]
    public async Task Even_a_page_that_wanted_to_could_ask_for_nothing(string code)
    {
        await using var report = await ReportPage.OpenAsync(chromium, await Fleet.FindingsAsync());
        var refused = report.Page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.Contains("Content Security Policy", StringComparison.Ordinal) });

        await report.Page.EvaluateAsync(code);
        await refused;

        Assert.All(report.Requests.Skip(1), address => Assert.Contains((address, "csp"), report.Refused));
        Assert.Equal(report.Address, report.Requests[0]);
    }

    [ChromiumFact]
    public async Task Links_lead_to_rule_pages_and_tell_them_nothing()
    {
        await using var report = await ReportPage.OpenAsync(chromium, await Fleet.FindingsAsync());
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Expand all on this page" }).ClickAsync();

        var links = report.Page.Locator("main a");
        var count = await links.CountAsync();

        Assert.Equal(await report.Items.CountAsync(), count);
        for (var place = 0; place < count; place += 10)
        {
            var link = links.Nth(place);
            Assert.StartsWith("https://github.com/AciSecurity/AciSecurity/blob/main/docs/rules/", await link.GetAttributeAsync("href"), StringComparison.Ordinal);
            Assert.Equal("noreferrer noopener", await link.GetAttributeAsync("rel"));
        }
    }
}
