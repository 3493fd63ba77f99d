using AciSecurity.Core.Tests.Documents;
using Microsoft.Playwright;

namespace AciSecurity.Browser.Tests;

/// <summary>Takes the pictures of docs/images anew where ACISECURITY_UPDATE_DOCS=1; elsewhere it takes them and keeps them in artifacts.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class ScreenshotTests(Chromium chromium)
{
    private const int A4 = 794; // pixels of 1/96 inch
    private const int Largest = 150 * 1024;

    [ChromiumTheory]
    [InlineData("html-light.png", ColorScheme.Light, Media.Screen)]
    [InlineData("html-dark.png", ColorScheme.Dark, Media.Screen)]
    [InlineData("html-print.png", ColorScheme.Light, Media.Print)]
    public async Task A_report_of_several_resources(string name, ColorScheme scheme, Media media)
    {
        await using var report = await ReportPage.OpenAsync(
            chromium, await Fleet.FindingsAsync(), new() { Clock = Fleet.Clock, BaseFolder = Fleet.Folder }, Window(scheme, media == Media.Print ? A4 : 1280));
        await report.Page.EmulateMediaAsync(new() { Media = media, ColorScheme = scheme });
        if (media == Media.Screen) await report.Items.First.Locator("summary").ClickAsync();
        else await report.Page.EvaluateAsync("document.documentElement.style.padding = '10mm'"); // paper has a margin

        await TakeAsync(report, name, height: media == Media.Print ? 2200 : 2640, isForDocs: true);
    }

    [ChromiumFact]
    public async Task A_report_of_twenty_thousand_findings()
    {
        await using var report = await ReportPage.OpenAsync(chromium, Fleet.TwentyThousand(), new() { Clock = Fleet.Clock }, Window(ColorScheme.Light));
        await report.TextFilter.FillAsync("default orders");
        await report.StatusIsAsync("^[0-9]+ of [0-9,]+ findings match");

        await TakeAsync(report, "html-20000.png", height: 2200, isForDocs: true);
    }

    [ChromiumFact]
    public async Task A_narrow_window()
    {
        await using var report = await ReportPage.OpenAsync(chromium, await Fleet.FindingsAsync(), new() { Clock = Fleet.Clock, BaseFolder = Fleet.Folder }, new() { ViewportSize = new() { Width = 375, Height = 800 } });
        await report.Items.First.Locator("summary").ClickAsync();

        await TakeAsync(report, "html-narrow.png", height: 4200, isForDocs: false);
    }

    private static BrowserNewContextOptions Window(ColorScheme scheme, int width = 1280) => new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme };

    private static async Task TakeAsync(ReportPage report, string name, int height, bool isForDocs)
    {
        var folder = isForDocs && Environment.GetEnvironmentVariable("ACISECURITY_UPDATE_DOCS") == "1" ? RepositoryFolder.Combine("docs", "images") : RepositoryFolder.Combine("artifacts", "images");
        await report.Page.EvaluateAsync("window.scrollTo(0, 0); document.activeElement.blur()");
        var width = report.Page.ViewportSize!.Width;
        var whole = await report.Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        var picture = await report.Page.ScreenshotAsync(new()
        {
            FullPage = true,
            Clip = new() { X = 0, Y = 0, Width = width, Height = Math.Min(height, whole) },
            Animations = ScreenshotAnimations.Disabled,
        });

        var small = PalettePng.Of(picture);
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, name), small);

        Assert.InRange(small.Length, 10 * 1024, Largest);
    }
}
