using System.Diagnostics;
using System.Text.RegularExpressions;
using AciSecurity.Core.Tests.Documents;
using AciSecurity.Reports;
using NJsonSchema;

namespace AciSecurity.Core.Tests.Reports;

public sealed partial class SarifValidityTests
{
    private static readonly SarifOptions Options = SarifReport.Options with { AutomationId = "AciSecurity/tests/" };

    [SarifMultitoolFact]
    public async Task A_report_conforms_to_the_schema()
    {
        var schema = await JsonSchema.FromFileAsync(SarifMultitool.Schema);

        Assert.Empty(schema.Validate(SarifReport.Text(ReportFindings.OneOfEach, Options)));
        Assert.Empty(schema.Validate(SarifReport.Text([], Options)));
        Assert.Empty(schema.Validate(SarifReport.Text(GoldenFindings.All, Options with { MostResults = 3 })));
        Assert.NotEmpty(schema.Validate(SarifReport.Text([], Options).Replace("\"columnKind\"", "\"columnSort\"", StringComparison.Ordinal)));
    }

    [SarifMultitoolFact]
    public async Task A_report_passes_the_validator_with_the_rules_of_GitHub_and_Azure_DevOps()
    {
        Assert.Equal([], await Problems("all.sarif", SarifReport.Text(ReportFindings.OneOfEach, Options)));
        Assert.Equal([], await Problems("cut.sarif", SarifReport.Text(GoldenFindings.All, Options with { MostResults = 3 })));
        Assert.Equal([], await Problems("hostile.sarif", SarifReport.Text(GoldenFindings.All, Options)));
        Assert.Equal([], await Problems("empty.sarif", SarifReport.Text([], Options with { BaseFolder = null, Rules = new SarifOptions().Rules })));
    }

    [SarifMultitoolFact]
    public async Task The_validator_does_find_what_is_wrong()
    {
        var report = SarifReport.Text(ReportFindings.OneOfEach, Options).Replace("\"ruleIndex\":1", "\"ruleIndex\":7", StringComparison.Ordinal);

        Assert.NotEmpty(await Problems("wrong.sarif", report));
    }

    // Without the rules that ask for the ids of the Azure DevOps pipeline that uploads the report.
    [GeneratedRegex(": (error|warning) (?!GHAzDO(1014|1019|1020):)", RegexOptions.None, 1000)]
    private static partial Regex Problem();

    private static async Task<IReadOnlyList<string>> Problems(string name, string report)
    {
        var folder = Directory.CreateDirectory(RepositoryFolder.Combine("artifacts", "sarif"));
        var file = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(file, report);
        var start = new ProcessStartInfo(SarifMultitool.Program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
                ["HTTP_PROXY"] = "http://127.0.0.1:9", // it would look whether the report's links can be reached
                ["HTTPS_PROXY"] = "http://127.0.0.1:9",
            },
        };
        foreach (var argument in new[] { "validate", file, "--rule-kind", "Sarif;Gh;Ghas;Ado;Ghazdo", "--level", "Error;Warning" })
        {
            start.ArgumentList.Add(argument);
        }

#pragma warning disable RS0030 // The validator is no part of the product
        using var process = Process.Start(start)!;
#pragma warning restore RS0030
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            var output = await process.StandardOutput.ReadToEndAsync(limit.Token) + await errors;
            await process.WaitForExitAsync(limit.Token);
            Assert.Contains("1 files scanned", output, StringComparison.Ordinal);
            return [.. output.Split('\n').Where(line => Problem().IsMatch(line))];
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
