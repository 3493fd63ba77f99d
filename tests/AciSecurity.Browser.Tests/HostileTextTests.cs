using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;
using Microsoft.Playwright;

namespace AciSecurity.Browser.Tests;

/// <summary>Names and reasons come from files that anybody may have written; on the page they are text.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class HostileTextTests(Chromium chromium)
{
    [ChromiumTheory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!--<script>")]
    [InlineData("\"'><img src=x onerror=alert(1)>")]
    [InlineData("]]>&lt;b&gt;&quot;{{script}}\\u003c")]
    [InlineData("a\u2028b\u2029c \u001b[31mred\u0007", "a\\u2028b\\u2029c \\u001b[31mred\\u0007")]
    [InlineData("Zürich 東京 😀")]
    public async Task It_is_shown_as_it_is_and_does_nothing(string text, string? shown = null)
    {
        var resource = new ResourceIdentity { Id = $"Microsoft.ContainerInstance/containerGroups/{text}", Type = text, Name = text, Location = text, Origin = new(OriginKind.Template, $"/src/{text}.json", 3) };
        var rule = RuleCatalog.Rules[0].Metadata;
        Finding[] findings =
        [
            new(rule, resource, new(Outcome.Fail, text) { Subject = text, Evidence = [new(text, text)] }),
            new(rule, resource, new(Outcome.Unknown, text) { Evidence = [new(text, null)] }),
            new(rule, resource, new(Outcome.Exempt, text) { Exemption = text, ExemptUntil = new(2026, 12, 1) }),
        ];

        await using var report = await ReportPage.OpenAsync(chromium, findings, new() { Title = text, BaseFolder = "/src", Clock = Fleet.Clock });
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();
        await report.Page.GetByRole(AriaRole.Button, new() { Name = "Expand all on this page" }).ClickAsync();
        await report.StatusIsAsync("^3 of 3 findings match");

        shown ??= text;
        Assert.Equal(shown, await report.Page.Locator("h1").TextContentAsync());
        Assert.Equal(shown, await report.Page.Locator("h3").TextContentAsync());
        Assert.Equal(shown, await report.Page.Locator("#by-resource tbody button").TextContentAsync());
        Assert.Equal(shown, await report.Page.Locator("#coverage tbody th").TextContentAsync());
        Assert.Equal(shown, await report.Page.Locator("#exemptions tbody td").First.TextContentAsync());
        Assert.Equal($"{shown} {shown}", await report.Page.Locator("#list .reason").First.TextContentAsync());
        Assert.Equal($"{shown}: {shown}", await report.Page.Locator("#list dd li").First.TextContentAsync());
        Assert.Equal($"{shown}.json:3", await report.Page.Locator(".group-head code").TextContentAsync());
        Assert.Equal(2, await report.Page.Locator("script").CountAsync()); // the data and the page's own
        Assert.Equal(0, await report.Page.Locator("img").CountAsync());
        Assert.Empty(report.Dialogs);
        Assert.Empty(report.Messages);
        Assert.Equal([report.Address], report.Requests);
    }
}
