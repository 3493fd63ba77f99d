namespace AciSecurity.Host.Tests;

/// <summary>Every code here is the one that pwsh 7.6 gives for the same words.</summary>
public sealed class ExitCodeTests : IDisposable
{
    private readonly ScriptFolder _scripts = new();

    public void Dispose() => _scripts.Dispose();

    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("exit", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("function Stop-Here { exit 4 }; 1 | ForEach-Object { Stop-Here }; 'never'", 4)]
    [InlineData("try { exit 6 } finally { 'still' }", 6)]
    [InlineData("$Host.SetShouldExit(5); 'goes on'", 5)]
    [InlineData("throw 'boom'", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Get-NoSuchThing; 'never'", 1)]
    [InlineData("function {", 1)]
    [InlineData("#Requires -Version 99\n'never'", 1)]
    [InlineData("1 / 0", 0)]
    [InlineData("Get-NoSuchThing", 0)]
    [InlineData("& $PSScriptRoot/inner.ps1; 'after'", 0)]
    [InlineData("& $PSScriptRoot/inner.ps1; exit $LASTEXITCODE", 9)]
    [InlineData("$global:LASTEXITCODE = 7", 0)]
    public async Task A_script_file_ends_with(string script, int code)
    {
        _scripts.Write("exit 9", "inner.ps1");

        (await HostProcess.RunAsync("-File", _scripts.Write(script))).MustExitWith(code);
    }

    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("$Host.SetShouldExit(5); 'goes on'", 5)]
    [InlineData("throw 'boom'", 1)]
    [InlineData("1 +", 1)]
    [InlineData("'fine'; Get-NoSuchThing", 1)]
    [InlineData("Get-NoSuchThing; 'fine'", 0)]
    [InlineData("try { throw 'boom' } catch { 'caught' }", 0)]
    public async Task A_command_ends_with(string command, int code) =>
        (await HostProcess.RunAsync("-Command", command)).MustExitWith(code);

    [Fact]
    public async Task A_program_that_fails_fails_a_command_that_ends_with_it_but_not_a_script()
    {
        var program = OperatingSystem.IsWindows() ? "cmd /c exit 7" : "/bin/sh -c 'exit 7'";

        (await HostProcess.RunAsync("-Command", program)).MustExitWith(1);
        (await HostProcess.RunAsync("-Command", $"{program}; \"code $LASTEXITCODE\"")).MustExitWith(0);
        (await HostProcess.RunAsync("-File", _scripts.Write(program))).MustExitWith(0);
        (await HostProcess.RunAsync("-File", _scripts.Write($"{program}; exit $LASTEXITCODE"))).MustExitWith(7);
    }

    [Fact]
    public async Task An_error_that_ends_a_script_is_shown_with_its_place()
    {
        var script = _scripts.Write("'before'\nthrow 'boom'\n'never'");

        var result = await HostProcess.RunAsync("-File", script);

        Assert.Equal("before\n", result.Output);
        Assert.Equal($"Exception: {script}:2\nLine |\n   2 |  throw 'boom'\n     |  ~~~~~~~~~~~~\n     | boom\n", result.Error);
    }
}
