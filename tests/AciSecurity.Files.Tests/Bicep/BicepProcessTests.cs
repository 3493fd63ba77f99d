using AciSecurity.Ports;

namespace AciSecurity.Files.Tests.Bicep;

/// <summary>The CLI's process: one for a run, and none when it is over.</summary>
[Collection(BicepCollection.Name)]
public class BicepProcessTests
{
    /// <summary>A stand-in for the CLI that notes each start and then runs a command.</summary>
    private static string Wrapper(TempFolder folder, string command)
    {
        var path = folder.Write("bicep-wrapper", $"#!/bin/sh\necho $$ >> '{folder.Path}/starts'\n{command}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static List<string> Starts(TempFolder folder) => [.. File.ReadAllLines(Path.Combine(folder.Path, "starts"))];

    private static bool IsRunning(string pid) =>
        File.Exists($"/proc/{pid}/stat") && !File.ReadAllText($"/proc/{pid}/stat").Split(") ")[1].StartsWith('Z');

    [BicepFact]
    public async Task One_process_serves_the_whole_run_and_ends_with_it()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TempFolder();
        using var files = new TempFolder();
        for (var number = 0; number < 12; number++) files.Write($"t{number}.json", Samples.Template($"[{Samples.Registry($"reg{number}")}]"));
        var reading = await Reading.OfAsync(new FileSourceRequest { Paths = [files.Path], BicepPath = Wrapper(folder, $"exec '{RealBicep.Path}' \"$@\"") });
        Assert.Equal(12, reading.Resources.Count);
        Assert.False(IsRunning(Assert.Single(Starts(folder))));
    }

    [Fact]
    public async Task An_engine_that_hangs_is_ended_and_the_template_read_as_it_is_written()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TempFolder();
        using var files = new TempFolder();
        var template = files.Write("t.json", Samples.Template($"[{Samples.Registry()}]"));
        var reading = await Reading.OfAsync(new FileSourceRequest { Paths = [template], BicepPath = Wrapper(folder, "exec sleep 600"), FileTimeout = TimeSpan.FromSeconds(1) });
        Assert.Single(reading.Resources);
        Assert.Contains("took too long", Assert.Single(reading.Warnings), StringComparison.Ordinal);
        Assert.All(Starts(folder), pid => Assert.False(IsRunning(pid)));
    }

    [Fact]
    public async Task A_bicep_file_that_hangs_is_a_fault()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TempFolder();
        var path = folder.Write("x.bicep", "param x string");
        var reading = await Reading.OfAsync(new FileSourceRequest { Paths = [path], BicepPath = Wrapper(folder, "exec sleep 600"), FileTimeout = TimeSpan.FromSeconds(1) });
        Assert.Equal("AciSecurity.BicepTimeout", Assert.Single(reading.Faults).Id);
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("echo nonsense; exit 0")]
    public async Task An_engine_that_gives_up_is_said_and_loses_no_file(string command)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TempFolder();
        using var files = new TempFolder();
        files.Write("t.json", Samples.Template($"[{Samples.Registry()}]"));
        files.Write("x.bicep", "param x string");
        var reading = await Reading.OfAsync(new FileSourceRequest { Paths = [files.Path], BicepPath = Wrapper(folder, command), FileTimeout = TimeSpan.FromSeconds(5) });
        Assert.Single(reading.Resources);
        Assert.Single(reading.Warnings);
        Assert.StartsWith("AciSecurity.Bicep", Assert.Single(reading.Faults).Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_run_is_said()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TempFolder();
        var template = folder.Write("t.json", Samples.Template($"[{Samples.Registry()}]"));
        var reading = await Reading.OfAsync(new FileSourceRequest { Paths = [template], BicepPath = folder.Write("bicep", "no program") });
        Assert.Single(reading.Resources);
        Assert.Single(reading.Warnings);
    }

    [Fact]
    public async Task Cancelling_ends_the_process()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TempFolder();
        using var files = new TempFolder();
        for (var number = 0; number < 6; number++) files.Write($"t{number}.json", Samples.Template($"[{Samples.Registry()}]"));
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Reading.OfAsync(
            new FileSourceRequest { Paths = [files.Path], BicepPath = Wrapper(folder, "exec sleep 600") }, stop.Token));
        Assert.All(Starts(folder), pid => Assert.False(IsRunning(pid)));
    }

    [BicepFact]
    public async Task Stopping_in_the_middle_leaves_nothing_behind()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var folder = new TempFolder();
        using var files = new TempFolder();
        var mark = $"reg{Guid.NewGuid():N}";
        for (var number = 0; number < 12; number++) files.Write($"t{number}.json", Samples.Template($"[{Samples.Registry(mark)}]"));
        var source = new FileResourceSource(new FileSourceRequest { Paths = [files.Path], BicepPath = Wrapper(folder, $"exec '{RealBicep.Path}' \"$@\"") });
        await foreach (var item in source.ReadAsync(default))
        {
            if (item is AciSecurity.Audits.RunItem.ResourceRead) break;
        }

        Assert.All(Starts(folder), pid => Assert.False(IsRunning(pid)));
        Assert.DoesNotContain(
            Directory.GetFiles(Path.GetTempPath(), "template.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1, IgnoreInaccessible = true }),
            path => path.Contains("AciSecurity-", StringComparison.Ordinal) && TextOf(path).Contains(mark, StringComparison.Ordinal));
    }

    /// <summary>Other runs on the machine come and go with their files.</summary>
    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
