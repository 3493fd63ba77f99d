namespace AciSecurity.Host.Tests;

public sealed class OutputTests : IDisposable
{
    private const string AllStreams = """
        function Write-All {
            [CmdletBinding()] param()
            $PSCmdlet.WriteWarning('careful')
            $PSCmdlet.WriteVerbose('in detail')
            $PSCmdlet.WriteInformation('for your information', @())
            $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'Working', 'half way'))
            $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([Exception]::new('wrong'), 'Wrong', 'NotSpecified', $null))
            'object'
        }
        """;

    private readonly ScriptFolder _scripts = new();

    public void Dispose() => _scripts.Dispose();

    [Fact]
    public async Task Objects_are_shown_by_their_views()
    {
        var result = await HostProcess.RunAsync("-Command", "1; 'two'; [pscustomobject]@{ Name = 'three'; Value = 3 }");

        result.MustExitWith(0);
        Assert.Equal("1\ntwo\n\nName  Value\n----  -----\nthree     3\n", result.Output.TrimEnd('\n') + "\n");
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Errors_go_to_standard_error_and_all_else_to_standard_output()
    {
        var result = await HostProcess.RunAsync("-File", _scripts.Write($"{AllStreams}; Write-All -Verbose -InformationAction Continue"));

        result.MustExitWith(0);
        Assert.Equal("WARNING: careful\nVERBOSE: in detail\nfor your information\nobject\n", result.Output);
        Assert.StartsWith("Write-All: ", result.Error, StringComparison.Ordinal);
        Assert.EndsWith("| wrong\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Streams_that_nobody_asked_for_stay_silent()
    {
        var result = await HostProcess.RunAsync("-Command", $"{AllStreams}; Write-All -WarningAction SilentlyContinue -ErrorAction SilentlyContinue");

        Assert.Equal("object\n", result.Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Redirected_streams_have_no_escape_sequences()
    {
        var result = await HostProcess.RunAsync("-Command", $"{AllStreams}; Write-All -Verbose; \"`e[31mred`e[0m\"; $PSStyle.OutputRendering; throw 'end'");

        Assert.DoesNotContain('\x1b', result.Output + result.Error);
        Assert.EndsWith("red\nPlainText\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("end", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_can_ask_for_escape_sequences_in_a_file()
    {
        var result = await HostProcess.RunAsync("-Command", "$PSStyle.OutputRendering = 'Ansi'; \"`e[31mred`e[0m\"");

        Assert.Equal("\x1b[31mred\x1b[0m\n", result.Output);
    }

    [Fact]
    public async Task Lines_are_120_wide_where_output_is_redirected()
    {
        var result = await HostProcess.RunAsync("-Command", "$Host.UI.RawUI.WindowSize.Width; [pscustomobject]@{ A = 'x' * 300; B = 'y' * 300; C = 1; D = 2; E = 3 }");

        var lines = result.Output.Split('\n');
        Assert.Equal("120", lines[0]);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 120));
        Assert.Contains(lines, line => line.Length > 110);
    }

    [Fact]
    public async Task A_script_knows_where_it_is_and_who_runs_it()
    {
        var script = _scripts.Write("$PSScriptRoot; $PSCommandPath; $MyInvocation.MyCommand.Path; $Host.Name; $Host.Version.Major -ge 0; $PWD.Path");

        var result = await HostProcess.RunAsync(new HostSetting { Folder = _scripts.Path }, "-File", Path.GetFileName(script));

        Assert.Equal([_scripts.Path, script, script, "AciSecurity.Host", "True", _scripts.Path, ""], result.Output.Split('\n'));
    }

    [Fact]
    public async Task Many_objects_come_whole_and_in_order()
    {
        var result = await HostProcess.RunAsync("-Command", "1..20000");

        Assert.Equal(string.Concat(Enumerable.Range(1, 20000).Select(number => $"{number}\n")), result.Output);
    }
}
