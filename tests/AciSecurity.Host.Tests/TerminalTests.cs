namespace AciSecurity.Host.Tests;

/// <summary>The host at a terminal, which the program script (util-linux) plays; elsewhere the command line of script differs.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Script = "\"width $($Host.UI.RawUI.WindowSize.Width)\"; throw 'boom'";
    private const string Red = "\x1b[31;1m";

    private static readonly string? Terminal = OperatingSystem.IsLinux() && File.Exists("/usr/bin/script") ? "/usr/bin/script" : null;

    private readonly ScriptFolder _scripts = new();

    public void Dispose() => _scripts.Dispose();

    [Fact]
    public async Task Colours_and_width_are_those_of_the_terminal()
    {
        if (Terminal is null)
            return;

        var result = await RunAsync("-File", Script, []);

        Assert.Contains("width 77\n", result, StringComparison.Ordinal);
        Assert.Contains($"{Red}Exception: ", result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public async Task There_are_no_colours_for_those_who_want_none(string variable, string value)
    {
        if (Terminal is null)
            return;

        var result = await RunAsync("-File", Script, new() { [variable] = value });

        Assert.Contains("Exception: ", result, StringComparison.Ordinal);
        Assert.DoesNotContain("\x1b[3", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_is_one_line_that_goes_away()
    {
        if (Terminal is null)
            return;

        var result = await RunAsync(
            "-File",
            "[CmdletBinding()] param() $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'Reading', 'half way')); 'done'",
            []);

        Assert.Contains("\r\x1b[KReading: half way\r\x1b[Kdone", result, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(string option, string script, Dictionary<string, string> environment)
    {
        environment.TryAdd("TERM", "xterm-256color");
        environment["HOST_DLL"] = Repository.Host;
        environment["SCRIPT_FILE"] = _scripts.Write(script);
        var setting = new HostSetting { Program = Terminal, Environment = environment };
        var result = await HostProcess.RunAsync(setting, "-qec", $"stty cols 77 rows 30; dotnet \"$HOST_DLL\" {option} \"$SCRIPT_FILE\"", "/dev/null");
        return result.Output;
    }
}
