using System.Text.Json;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>What the build puts into the module's folders.</summary>
public sealed class LayoutTests
{
    private static readonly string[] Files = [.. Directory.GetFiles(BuiltFiles.ModuleBin, "*", SearchOption.AllDirectories)];

    [Fact]
    public void The_default_context_gets_two_assemblies()
    {
        var names = Directory.GetFiles(BuiltFiles.ModuleBin, "*.dll").Select(Path.GetFileName);
        Assert.Equal(["AciSecurity.Core.dll", "AciSecurity.dll"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_assembly_is_on_both_sides()
    {
        // What one platform alone takes lies beside what the others take.
        var runtimes = Path.Combine(BuiltFiles.Dependencies, "runtimes");
        var names = Files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal) && !file.StartsWith(runtimes, StringComparison.Ordinal)).Select(Path.GetFileName).ToList();
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase).Order(), names.Order());
        Assert.Single(names, "AciSecurity.Core.dll");
    }

    [Fact]
    public void The_engine_is_not_shipped() =>
        Assert.DoesNotContain(Files, file => Path.GetFileName(file) is "System.Management.Automation.dll" or "PowerShellStandard.Library.dll");

    [Fact]
    public void All_that_a_private_assembly_asks_for_is_there()
    {
        var entries = Directory.GetFiles(BuiltFiles.Dependencies, "AciSecurity.*.dll");
        Assert.NotEmpty(entries);
        foreach (var entry in entries)
        {
            using var file = File.OpenRead(Path.ChangeExtension(entry, ".deps.json"));
            using var dependencies = JsonDocument.Parse(file);
            var runtime = dependencies.RootElement.GetProperty("targets").EnumerateObject().Single().Value.EnumerateObject()
                .Where(library => library.Value.TryGetProperty("runtime", out _))
                .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject())
                .Select(asset => Path.GetFileName(asset.Name));
            Assert.All(runtime, name => Assert.True(File.Exists(Path.Combine(BuiltFiles.Dependencies, name)), name));
        }
    }

    [Fact]
    public void Everything_was_compiled_for_the_oldest_PowerShell_that_is_supported()
    {
        // PowerShell 7.4 runs on .NET 8.
        var own = Files.Where(file => Path.GetFileName(file).StartsWith("AciSecurity", StringComparison.Ordinal) && file.EndsWith(".dll", StringComparison.Ordinal));
        Assert.All(own, file => Assert.Equal(8, AssemblyFile.References(file).Single(name => name.Name == "System.Runtime").Version!.Major));
    }

    [Fact]
    public void What_the_default_context_gets_asks_for_nothing_newer_than_the_oldest_PowerShell_has()
    {
        var names = Directory.GetFiles(BuiltFiles.ModuleBin, "*.dll").SelectMany(AssemblyFile.References).Where(name => name.Name!.StartsWith("System.", StringComparison.Ordinal));
        Assert.All(names.Where(name => name.Name != "System.Management.Automation"), name => Assert.True(name.Version!.Major <= 8, $"{name}"));
    }

    [Fact]
    public void The_bicep_CLI_of_this_platform_can_be_started()
    {
        Assert.True(File.Exists(BuiltFiles.Bicep));
        if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(BuiltFiles.Bicep).HasFlag(UnixFileMode.UserExecute));
    }
}
