using System.Text.Json;

namespace AciSecurity.Host.Tests;

/// <summary>Each example runs in the host and does what its README says.</summary>
public sealed class ExampleTests
{
    private static readonly string[] PlantedSecrets = ["correct-horse-battery-staple", "not-a-real-key-4f1d"];

    public static TheoryData<string> Names => Examples.Names;

    [Theory]
    [InlineData("quick-scan", 0)]
    [InlineData("hardened", 0)]
    [InlineData("ci-gate", 1)]
    [InlineData("policy", 0)]
    [InlineData("ci-github", 1)]
    [InlineData("ci-azure-pipelines", 1)]
    [InlineData("waivers", 0)]
    public async Task An_example_runs_and_writes_its_report(string example, int code)
    {
        var report = Examples.PathOf(example, "report.sarif");
        File.Delete(report);

        var result = await HostProcess.RunAsync("-File", Examples.PathOf(example, "run.ps1"));

        result.MustExitWith(code);
        using var sarif = JsonDocument.Parse(await File.ReadAllTextAsync(report));
        var run = Assert.Single(sarif.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal(example == "hardened", run.GetProperty("results").GetArrayLength() == 0);
        var all = result.Output + result.Error + sarif.RootElement.GetRawText();
        Assert.All(PlantedSecrets, secret => Assert.DoesNotContain(secret, all, StringComparison.Ordinal));
        AssertReadmeShows(example, result);
    }

    [Theory]
    [InlineData(0, "-Path", "examples/hardened/infra", "-FailOn", "Informational")]
    [InlineData(1, "-Path", "examples/quick-scan/infra/main.bicepparam", "-FailOn", "Critical")]
    [InlineData(0, "-Path", "examples/quick-scan/infra/nightly-export.yaml", "-FailOn", "Critical")]
    [InlineData(1, "-Path", "no-such-folder")]
    public async Task The_gate_opens_and_closes_with_what_is_found(int code, params string[] arguments) =>
        (await HostProcess.RunAsync(["-File", Examples.PathOf("ci-gate", "run.ps1"), .. arguments])).MustExitWith(code);

    [Fact]
    public async Task What_the_policy_exempts_is_suppressed_in_the_report()
    {
        (await HostProcess.RunAsync("-File", Examples.PathOf("policy", "run.ps1"))).MustExitWith(0);

        using var sarif = JsonDocument.Parse(await File.ReadAllTextAsync(Examples.PathOf("policy", "report.sarif")));
        var results = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        var exempt = Assert.Single(results, result => result.TryGetProperty("suppressions", out _));
        Assert.Equal("Aci.ImagePinned", exempt.GetProperty("ruleId").GetString());
        var expired = Assert.Single(results, result => result.GetProperty("ruleId").GetString() == "Audit.Exemption");
        Assert.Equal("examples/policy/acisecurity.yaml", expired.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
    }

    [Theory]
    [InlineData("version: 2")]
    [InlineData("baseline: Strict")]
    public async Task A_script_does_not_go_on_with_a_policy_that_cannot_be_used(string policy)
    {
        using var folder = new ScriptFolder();
        folder.Write(policy, "policy.yaml");
        var script = folder.Write($"""
            Import-Module '{Repository.PathOf("AciSecurity.psd1")}'
            Invoke-AciSecurityAudit '{Examples.PathOf("policy", "infra")}' -Policy $PSScriptRoot/policy.yaml | Assert-AciSecurityFinding -FailOn Critical
            'deployed'
            """);

        var result = await HostProcess.RunAsync("-File", script);

        result.MustExitWith(1);
        Assert.DoesNotContain("deployed", result.Output, StringComparison.Ordinal);
        Assert.Contains("policy.yaml:1: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gate_says_why_it_is_closed()
    {
        var result = await HostProcess.RunAsync("-File", Examples.PathOf("ci-gate", "run.ps1"));

        Assert.StartsWith("Assert-AciSecurityFinding: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("findings at or above High", result.Error, StringComparison.Ordinal);
        Assert.Contains("Aci.Privileged", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quick-scan", "report.html")]
    [InlineData("waivers", "report.html")]
    [InlineData("ci-github", "report.md")]
    [InlineData("ci-azure-pipelines", "report.md")]
    [InlineData("ci-azure-pipelines", "report.junit.xml")]
    public async Task Its_other_reports_are_written_too(string example, string report)
    {
        File.Delete(Examples.PathOf(example, report));

        await HostProcess.RunAsync("-File", Examples.PathOf(example, "run.ps1"));

        Assert.NotEqual(0, new FileInfo(Examples.PathOf(example, report)).Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_example_has_a_script_and_a_README(string example)
    {
        Assert.True(File.Exists(Examples.PathOf(example, "run.ps1")));
        Assert.True(File.Exists(Examples.PathOf(example, "README.md")));
    }

    [Fact]
    public async Task The_runbook_runs_against_a_simulated_Azure()
    {
        var blobs = Directory.CreateDirectory(Examples.PathOf("automation-runbook", "blobs"));
        blobs.Delete(recursive: true);

        var result = await HostProcess.RunAsync("-File", Examples.PathOf("automation-runbook", "run.ps1"));

        result.MustExitWith(1);
        AssertReadmeShows("automation-runbook", result);
        var files = blobs.GetFiles("*", SearchOption.AllDirectories);
        Assert.Equal([".html", ".jsonl"], files.Select(file => file.Extension).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain("not-a-real-", File.ReadAllText(file.FullName), StringComparison.Ordinal));
        Assert.DoesNotContain("not-a-real-", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registries_are_repaired_and_undone_in_a_simulated_Azure()
    {
        var result = await HostProcess.RunAsync("-File", Examples.PathOf("remediate", "run.ps1"));

        result.MustExitWith(0);
        AssertReadmeShows("remediate", result);
        Assert.DoesNotContain("not-a-real-", result.Output + result.Error, StringComparison.Ordinal);
    }

    /// <summary>The output in a README may leave lines out, but shows none that the example does not print.</summary>
    private static void AssertReadmeShows(string example, HostResult result)
    {
        var shown = Examples.ReadmeBlocks(example, "text").SelectMany(LinesOf).ToList();
        Assert.NotEmpty(shown);
        var printed = LinesOf(result.Output).Concat(LinesOf(result.Error)).ToList();
        var from = 0;
        foreach (var line in shown)
        {
            var at = printed.IndexOf(line, from);
            Assert.True(at >= 0, $"The README of {example} shows a line that is not printed, or not there:\n{line}");
            from = at + 1;
        }
    }

    private static IEnumerable<string> LinesOf(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Replace(Repository.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).TrimEnd());
}
