namespace AciSecurity.Host.Tests;

public sealed class ModuleTests : IDisposable
{
    private readonly ScriptFolder _scripts = new();

    public void Dispose() => _scripts.Dispose();

    [Fact]
    public async Task The_module_of_the_repository_is_loaded()
    {
        var result = await HostProcess.RunAsync("-Command", "foreach ($module in Get-Module) { \"$($module.Name) $($module.ModuleBase)\" }; (Get-AciSecurityRule Acr.AdminUser).Id");

        Assert.Equal($"AciSecurity {Repository.Root}\nAcr.AdminUser\n", result.MustExitWith(0).Output);
    }

    [Fact]
    public async Task Another_module_can_be_named()
    {
        var manifest = _scripts.Write("@{ ModuleVersion = '4.2'; FunctionsToExport = @(); CmdletsToExport = @(); AliasesToExport = @() }", "Other.psd1");

        var result = await HostProcess.RunAsync(With("ACISECURITY_MODULE", manifest), "-Command", "foreach ($module in Get-Module) { \"$($module.Name) $($module.Version)\" }");

        Assert.Equal("Other 4.2\n", result.MustExitWith(0).Output);
    }

    [Theory]
    [InlineData("no-such.psd1", "AciSecurity.psd1 was not found")]
    [InlineData("broken.psd1", "broken.psd1")]
    public async Task Without_its_module_the_host_does_not_start(string name, string message)
    {
        _scripts.Write("@{ ModuleVersion = ", "broken.psd1");

        var result = await HostProcess.RunAsync(With("ACISECURITY_MODULE", Path.Combine(_scripts.Path, name)), "-Command", "'never'");

        result.MustExitWith(70);
        Assert.Empty(result.Output);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Bicep_CLI_of_the_build_is_offered_unless_the_user_names_one()
    {
        var bicep = Repository.PathOf("artifacts", "bicep", OperatingSystem.IsWindows() ? "bicep.exe" : "bicep");

        var own = await HostProcess.RunAsync("-Command", "$env:ACISECURITY_BICEP");
        var other = await HostProcess.RunAsync(With("ACISECURITY_BICEP", "/elsewhere/bicep"), "-Command", "$env:ACISECURITY_BICEP");

        Assert.Equal(File.Exists(bicep) ? $"{bicep}\n" : "", own.Output);
        Assert.Equal("/elsewhere/bicep\n", other.Output);
    }

    [Fact]
    public async Task The_engine_sends_no_usage_data() =>
        Assert.Equal("1\n", (await HostProcess.RunAsync("-Command", "$env:POWERSHELL_TELEMETRY_OPTOUT")).Output);

    private static HostSetting With(string name, string value) => new() { Environment = { [name] = value } };
}
