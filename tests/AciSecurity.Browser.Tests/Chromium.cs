using Microsoft.Playwright;

namespace AciSecurity.Browser.Tests;

/// <summary>The browser that the machine has: one process for all tests. Playwright's own browsers are not fetched.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where it is; null where it is not.</summary>
    internal static string? Path { get; } = Places.FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Path is null) return; // its tests say so
        _playwright = await Playwright.CreateAsync();

        // Chromium's sandbox does not work for root, which tests in containers are.
        string[] arguments = Environment.UserName == "root" ? ["--no-sandbox"] : [];
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = arguments });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A window of its own.</summary>
    internal Task<IBrowserContext> OpenAsync(BrowserNewContextOptions options) => _browser is null
        ? throw new InvalidOperationException("There is no chromium here; tests/run.sh brings it on Debian.")
        : _browser.NewContextAsync(options);
}
