using System.Text.RegularExpressions;
using AciSecurity.Findings;
using AciSecurity.Reports.Html;
using Microsoft.Playwright;

namespace AciSecurity.Browser.Tests;

/// <summary>A report in a window, as a reader opens it: from its file. It notes all that the page asks for and says.</summary>
internal sealed class ReportPage : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly IBrowserContext _context;

    private ReportPage(DirectoryInfo folder, IBrowserContext context, IPage page)
    {
        _folder = folder;
        _context = context;
        Page = page;
        Address = new Uri(Path.Combine(folder.FullName, "report.html")).AbsoluteUri;
        context.Request += (_, request) => Requests.Add(request.Url);
        context.RequestFailed += (_, request) => Refused.Add((request.Url, request.Failure));
        page.Console += (_, message) => Messages.Add(message.Text);
        page.PageError += (_, error) => Messages.Add(error);
        page.Dialog += async (_, dialog) =>
        {
            Dialogs.Add(dialog.Message);
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>The file's address.</summary>
    public string Address { get; }

    /// <summary>Every address that was asked for, by the page or a tab that it opened.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The addresses that nobody was asked for in the end, and why.</summary>
    public List<(string Address, string? Reason)> Refused { get; } = [];

    /// <summary>What the browser wrote to its console: errors, and what the policy of the page refused.</summary>
    public List<string> Messages { get; } = [];

    public List<string> Dialogs { get; } = [];

    /// <summary>The line that says how many findings match.</summary>
    public ILocator Status => Page.Locator("#status");

    /// <summary>Where words are typed that findings must have.</summary>
    public ILocator TextFilter => Page.GetByRole(AriaRole.Searchbox, new() { Name = "Text", Exact = true });

    /// <summary>The findings that the list shows.</summary>
    public ILocator Items => Page.Locator("#list details");

    /// <summary>Opens a report of these findings.</summary>
    public static Task<ReportPage> OpenAsync(Chromium chromium, IEnumerable<Finding> findings, HtmlOptions? options = null, BrowserNewContextOptions? window = null) =>
        OpenAsync(chromium, HtmlReport.Text(findings, options ?? new() { IncludePassed = true, Clock = Fleet.Clock, BaseFolder = Fleet.Folder }), window);

    /// <summary>Opens a file with this text.</summary>
    public static async Task<ReportPage> OpenAsync(Chromium chromium, string html, BrowserNewContextOptions? window = null)
    {
        var folder = Directory.CreateTempSubdirectory("aci-report-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "report.html"), html);
        var context = await chromium.OpenAsync(window ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        var report = new ReportPage(folder, context, await context.NewPageAsync());
        await report.Page.GotoAsync(report.Address);
        return report;
    }

    /// <summary>The box of a severity or an outcome.</summary>
    public ILocator Box(string name) => Page.Locator("fieldset label").Filter(new() { HasText = name }).GetByRole(AriaRole.Checkbox);

    /// <summary>Waits until the list is that of the filters.</summary>
    public Task StatusIsAsync(string pattern) => Assertions.Expect(Status).ToHaveTextAsync(new Regex(pattern));

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
