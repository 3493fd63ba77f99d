namespace AciSecurity.Host.Tests;

/// <summary>Annotations as a runner sees them: lines of standard output of a process in its environment.</summary>
public sealed class AnnotationTests
{
    private const string Audit = "Invoke-AciSecurityAudit examples/quick-scan/infra -Rule Acr.AdminUser, Acr.ExportPolicy";

    [Theory]
    [InlineData("GITHUB_ACTIONS", "true", "::error file=examples/quick-scan/infra/modules/registry.bicep,line=7,title=High%3A ", "::warning file=examples/")]
    [InlineData("TF_BUILD", "True", "##vso[task.logissue type=error;sourcepath=/", "##vso[task.logissue type=warning;sourcepath=/")]
    public async Task A_job_gets_them_unasked_on_standard_output(string variable, string value, string error, string warning)
    {
        var result = await Run(variable, value, $"{Audit} | Export-AciSecurityReport -Annotate");

        Assert.Contains("\n" + error, "\n" + result.Output, StringComparison.Ordinal);
        Assert.Contains("\n" + warning, "\n" + result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task A_report_in_a_job_is_annotated_too_and_the_pipeline_holds_findings_alone()
    {
        var folder = Directory.CreateTempSubdirectory("acisecurity-");
        var report = Path.Combine(folder.FullName, "out.csv");
        var result = await Run("GITHUB_ACTIONS", "true", $"{Audit} | Export-AciSecurityReport '{report}' -PassThru | ForEach-Object {{ 'a ' + $_.GetType().Name }}");
        var files = folder.GetFiles().Select(file => file.Name).ToList();
        folder.Delete(recursive: true);

        Assert.Contains("::error file=", result.Output, StringComparison.Ordinal);
        Assert.Equal(["a Finding"], result.Output.Split('\n').Where(line => line.StartsWith("a ", StringComparison.Ordinal)).Distinct());
        Assert.Equal(["out.csv"], files);
    }

    [Theory]
    [InlineData("GITHUB_ACTIONS", "true", "-Annotate:$false -Path")]
    [InlineData("GITHUB_ACTIONS", "", "-Path")]
    [InlineData("GITHUB_ACTIONS", "", "-Annotate -Path")]
    public async Task They_can_be_switched_off_and_are_off_elsewhere(string variable, string value, string parameters)
    {
        var folder = Directory.CreateTempSubdirectory("acisecurity-");
        var result = await Run(variable, value, $"{Audit} | Export-AciSecurityReport {parameters} '{Path.Combine(folder.FullName, "out.csv")}'");
        folder.Delete(recursive: true);

        Assert.Empty(result.Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task A_gate_fails_after_them()
    {
        var result = await Run("GITHUB_ACTIONS", "true", $"{Audit} | Export-AciSecurityReport -Annotate -FailOn High; 'not reached'", exitCode: 1);

        Assert.Contains("::error file=", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not reached", result.Output, StringComparison.Ordinal);
        Assert.Contains("closes the gate", result.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static async Task<HostResult> Run(string variable, string value, string command, int exitCode = 0)
    {
        var setting = new HostSetting
        {
            Environment = { ["GITHUB_ACTIONS"] = "", ["TF_BUILD"] = "", ["GITHUB_WORKSPACE"] = "" },
        };
        setting.Environment[variable] = value;
        var result = await HostProcess.RunAsync(setting, "-Command", command);
        result.MustExitWith(exitCode);
        return result;
    }
}
