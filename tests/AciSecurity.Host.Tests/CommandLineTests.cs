namespace AciSecurity.Host.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly ScriptFolder _scripts = new();

    public void Dispose() => _scripts.Dispose();

    [Theory]
    [InlineData("Nothing to run")]
    [InlineData("-File needs", "-File")]
    [InlineData("-File needs", "-File", "")]
    [InlineData("-Command needs", "-NoProfile", "-Command")]
    [InlineData("'no-such.ps1' is neither", "-File", "no-such.ps1")]
    [InlineData("'-Unheard' is neither", "-Unheard")]
    [InlineData("'README.md' is not a script", "-File", "README.md")]
    [InlineData("'examples' is neither", "examples")]
    [InlineData("-ExecutionPolicy needs one of", "-ExecutionPolicy", "Sometimes", "-Command", "1")]
    [InlineData("-ExecutionPolicy needs one of", "-ExecutionPolicy")]
    public async Task A_wrong_command_line_is_64_with_the_reason_and_the_usage(string reason, params string[] arguments)
    {
        var result = await HostProcess.RunAsync(arguments);

        result.MustExitWith(64);
        Assert.StartsWith(reason, result.Error, StringComparison.Ordinal);
        Assert.Contains("Usage: AciSecurity.Host", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("-Help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("--help")]
    public async Task Help_is_the_usage(string option) =>
        Assert.Contains("Usage: AciSecurity.Host", (await HostProcess.RunAsync(option)).MustExitWith(0).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("-Version")]
    [InlineData("-v")]
    public async Task Version_names_host_and_engine(string option) =>
        Assert.Matches(@"^AciSecurity\.Host \d+\.\d+\.\d+\S*, PowerShell engine 7\.\d+\.\d+\n$", (await HostProcess.RunAsync(option)).MustExitWith(0).Output);

    [Theory]
    [InlineData("-NoProfile", "-NoLogo", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-Command")]
    [InlineData("-nop", "-nol", "-noni", "-ep", "remotesigned", "-c")]
    [InlineData("--noprofile", "-ex", "Undefined", "--command")]
    public async Task Options_of_pwsh_are_accepted(params string[] options) =>
        Assert.Equal("ran\n", (await HostProcess.RunAsync([.. options, "'ran'"])).MustExitWith(0).Output);

    [Fact]
    public async Task A_path_alone_is_a_script() =>
        Assert.Equal("ran one\n", (await HostProcess.RunAsync(_scripts.Write("\"ran $args\""), "one")).MustExitWith(0).Output);
}
