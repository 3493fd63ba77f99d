namespace AciSecurity.Host.Tests;

/// <summary>Signals to the host. On Windows there are none to send: Ctrl+C goes to a whole console there, the test's own included.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const int Hangup = 1;
    private const int Interrupt = 2;
    private const int Terminate = 15;

    private const string Endless = "try { 'started'; while ($true) { [Threading.Thread]::Sleep(20) } } finally { [System.IO.File]::WriteAllText(\"$PSScriptRoot/cleaned\", '') }";

    private readonly ScriptFolder _scripts = new();

    public void Dispose() => _scripts.Dispose();

    [Theory]
    [InlineData(Interrupt)]
    [InlineData(Terminate)]
    [InlineData(Hangup)]
    public async Task A_signal_stops_the_script_which_may_clean_up(int signal)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var host = await StartAsync(Endless);

        host.Signal(signal);

        var result = await host.EndAsync();
        result.MustExitWith(128 + signal);
        Assert.True(File.Exists(Path.Combine(_scripts.Path, "cleaned")));
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task The_second_signal_ends_a_script_that_does_not_stop()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var host = await StartAsync("'started'; [Threading.Thread]::Sleep(60000); 'never'");

        var end = host.EndAsync();
        host.Signal(Interrupt);
        await Task.WhenAny(end, Task.Delay(1000));
        Assert.False(end.IsCompleted, "The first signal asks, it does not kill.");

        for (; !end.IsCompleted; await Task.WhenAny(end, Task.Delay(1000)))
            host.Signal(Interrupt);

        Assert.Empty((await end).MustExitWith(128 + Interrupt).Output);
    }

    [Fact]
    public async Task A_question_does_not_hold_up_a_signal()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var host = await StartAsync("'started'; $Host.UI.ReadLine(); 'never'");
        await Task.Delay(500);

        host.Signal(Interrupt);

        Assert.Empty((await host.EndAsync()).MustExitWith(128 + Interrupt).Output);
    }

    [Fact]
    public async Task A_signal_during_an_audit_leaves_no_process_and_no_half_report_behind()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var host = await StartAsync(
            $"'started'; Invoke-AciSecurityAudit -Path '{Repository.PathOf("examples", "quick-scan", "infra")}' | Export-AciSecurityReport -LiteralPath \"$PSScriptRoot/report.sarif\"");
        string[] children = [];
        await Eventually(() => (children = host.Children()).Length > 0);

        host.Signal(Terminate);

        (await host.EndAsync()).MustExitWith(128 + Terminate);
        await Eventually(() => !children.Any(IsAlive));
        Assert.Equal([".ps1"], Directory.GetFiles(_scripts.Path).Select(Path.GetExtension));
    }

    private static async Task Eventually(Func<bool> condition)
    {
        for (var attempt = 0; !condition(); attempt++)
        {
            Assert.True(attempt < 600, "It never became true.");
            await Task.Delay(50);
        }
    }

    /// <summary>Whether a process runs. One that has ended may wait for its parent to take note: a zombie, state Z in proc(5).</summary>
    private static bool IsAlive(string process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<HostProcess> StartAsync(string script)
    {
        var host = HostProcess.Start(new HostSetting(), "-File", _scripts.Write(script));
        Assert.Equal("started", await host.ReadLineAsync());
        return host;
    }
}
