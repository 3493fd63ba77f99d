using System.Management.Automation;
using System.Text.Json;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Export-AciSecurityReport: the file, and when there is none.</summary>
public sealed class ReportTests : IDisposable
{
    private const string Cmdlet = "AciSecurity.Commands.ExportAciSecurityReportCommand";

    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();

    public ReportTests() => _session.Run("$findings = $data | Invoke-AciSecurityAudit -IncludePassed", Samples.Group).Clean();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("out.sarif", "")]
    [InlineData("out.sarif.json", "")]
    [InlineData("OUT.SARIF", "")]
    [InlineData("out.txt", "-Format Sarif")]
    public void It_writes_the_format_that_the_name_says(string name, string more)
    {
        Assert.Empty(_session.Run($"$findings | Export-AciSecurityReport $data {more}", _folder[name]).Clean());
        Assert.Equal([name], _folder.Names);
        Assert.Contains("Aci.Privileged", RuleIds(name));
        Assert.DoesNotContain("Aci.PublicAddress", RuleIds(name));
    }

    [Theory]
    [InlineData("out.html", "")]
    [InlineData("OUT.HTM", "")]
    [InlineData("out.txt", "-Format Html")]
    public void It_writes_a_page_for_people(string name, string more)
    {
        _session.Run($"$findings | Export-AciSecurityReport $data {more}", _folder[name]).Clean();
        var html = File.ReadAllText(_folder[name]);
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", html, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"Aci.Privileged\"", html, StringComparison.Ordinal);
        Assert.Matches("<p>Score: [0-9]+ of 100.</p>", html); // what passed came, and is counted
    }

    [Fact]
    public void What_passed_is_written_when_asked_for()
    {
        _session.Run("$findings | Export-AciSecurityReport $data -IncludePassed", _folder["out.sarif"]).Clean();
        var passed = _session.Run("($findings | Where-Object Outcome -eq Pass)[0].RuleId").Value!.ToString()!;
        Assert.Contains(passed, RuleIds("out.sarif"));
    }

    [Fact]
    public void Files_in_the_report_are_relative_to_where_the_session_is()
    {
        _folder.Write("infra/group.json", Samples.Group);
        _session.Run("[void]$ExecutionContext.SessionState.Path.SetLocation($data); Invoke-AciSecurityAudit infra | Export-AciSecurityReport out.sarif", _folder.Path).Clean();
        Assert.Contains("\"infra/group.json\"", File.ReadAllText(_folder["out.sarif"]), StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, File.ReadAllText(_folder["out.sarif"]), StringComparison.Ordinal);
    }

    [Fact]
    public void No_findings_are_a_report_too()
    {
        _session.Run("@() | Export-AciSecurityReport $data", _folder["out.sarif"]).Clean();
        Assert.Empty(RuleIds("out.sarif"));
    }

    [Fact]
    public void Findings_are_passed_on_when_asked_for()
    {
        var result = _session.Run("$findings | Export-AciSecurityReport $data -PassThru", _folder["out.sarif"]);
        Assert.Equal(_session.Run("$findings").All("RuleId"), result.All("RuleId"));
    }

    [Fact]
    public void An_unknown_ending_is_an_error_that_lists_the_formats()
    {
        var error = _session.Catch("$findings | Export-AciSecurityReport $data", _folder["out.xml"]);
        Assert.Equal("AciSecurity.FormatUnknown," + Cmdlet, error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains("Sarif (.sarif, .sarif.json)", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public void A_file_is_replaced_unless_it_may_not()
    {
        var file = _folder.Write("out.sarif", "old");
        var error = _session.Catch("$findings | Export-AciSecurityReport $data -NoClobber", file);
        Assert.Equal("AciSecurity.FileExists," + Cmdlet, error.FullyQualifiedErrorId);
        Assert.Equal("old", File.ReadAllText(file));
        _session.Run("$findings | Export-AciSecurityReport $data", file).Clean();
        Assert.NotEmpty(RuleIds("out.sarif"));
    }

    [Fact]
    public void WhatIf_writes_nothing_and_says_what_it_would()
    {
        Assert.Equal(2, _session.Run("$findings[0, 1] | Export-AciSecurityReport $data -WhatIf -PassThru", _folder["out.sarif"]).Clean().Count);
        Assert.Empty(_folder.Names);
        Assert.Contains($"What if: Performing the operation \"Write Sarif report\" on target \"{_folder["out.sarif"]}\".", _session.Shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("& { $findings[0]; throw 'upstream' } | Export-AciSecurityReport $data")]
    [InlineData("$findings | Export-AciSecurityReport $data -PassThru | ForEach-Object { throw 'downstream' }")]
    [InlineData("foreach ($once in 1) { $findings | Export-AciSecurityReport $data -PassThru | ForEach-Object { break } }")]
    public void A_run_that_breaks_off_leaves_what_was_there(string script)
    {
        var file = _folder.Write("out.sarif", "old");
        _session.Run(script, file);
        Assert.Equal(["out.sarif"], _folder.Names);
        Assert.Equal("old", File.ReadAllText(file));
    }

    [Fact]
    public void A_stopped_run_leaves_nothing()
    {
        using var shell = _session.Shell();
        shell.AddScript($"& {{ $findings[0]; while ($true) {{ [System.Threading.Thread]::Sleep(20) }} }} | Export-AciSecurityReport '{_folder["out.sarif"]}'");
        var run = shell.BeginInvoke();
        Assert.True(SpinWait.SpinUntil(() => _folder.Names.Any(), TimeSpan.FromSeconds(30)));
        shell.BeginStop(null, null);
        _session.Dispose();
        Assert.True(SpinWait.SpinUntil(() => !_folder.Names.Any(), TimeSpan.FromSeconds(90)));
        Assert.ThrowsAny<Exception>(() => shell.EndInvoke(run));
    }

    [Theory]
    [InlineData("nowhere/out.sarif", "AciSecurity.FileUnwritable", ErrorCategory.WriteError)]
    [InlineData("folder.sarif", "AciSecurity.FileUnwritable", ErrorCategory.WriteError)]
    public void A_file_that_cannot_be_written_is_an_error(string name, string id, ErrorCategory category)
    {
        Directory.CreateDirectory(_folder["folder.sarif"]);
        var error = _session.Catch("$findings | Export-AciSecurityReport $data", _folder[name]);
        Assert.Equal($"{id},{Cmdlet}", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(_folder[name], error.TargetObject);
        Assert.Equal(["folder.sarif"], _folder.Names);
    }

    [Fact]
    public void A_pattern_must_mean_one_file()
    {
        _folder.Write("a.sarif", "old");
        _session.Run("$findings | Export-AciSecurityReport -Path $data", _folder["*.sarif"]).Clean();
        Assert.NotEmpty(RuleIds("a.sarif"));
        _folder.Write("b.sarif", "old");
        Assert.Equal("AciSecurity.PathAmbiguous," + Cmdlet, _session.Catch("$findings | Export-AciSecurityReport -Path $data", _folder["*.sarif"]).FullyQualifiedErrorId);
        _session.Run("$findings | Export-AciSecurityReport -LiteralPath $data", _folder["[1].sarif"]).Clean();
        Assert.NotEmpty(RuleIds("[1].sarif"));
    }

    [Fact]
    public void What_code_scanning_would_not_accept_is_left_out_with_a_warning()
    {
        const string Script = "$many = @($findings | Where-Object Outcome -eq Fail) * 9000; $many | Export-AciSecurityReport $data; $many.Count";
        var result = _session.Run(Script, _folder["out.sarif"]);
        var count = (int)result.Value!;
        Assert.True(count > 25_000);
        Assert.Contains($"{count - 25_000:N0} of {count:N0} results are left out", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(25_000, RuleIds("out.sarif").Count);
    }

    [Fact]
    public void Formats_are_completed()
    {
        var completions = _session.Run("(TabExpansion2 'Export-AciSecurityReport -Format J' 34).CompletionMatches.CompletionText").Clean();
        Assert.Equal(["JUnit", "JsonLines"], completions.Select(completion => completion.ToString()));
    }

    [Fact]
    public void Without_a_file_there_may_be_annotations_alone()
    {
        Assert.Equal(2, _session.Run("$findings[0, 1] | Export-AciSecurityReport -Annotate -PassThru").Clean().Count);
        Assert.Equal("AciSecurity.NoReportTarget," + Cmdlet, _session.Catch("$findings | Export-AciSecurityReport").FullyQualifiedErrorId);
        Assert.Equal("AciSecurity.NoReportTarget," + Cmdlet, _session.Catch("$findings | Export-AciSecurityReport -Annotate:$false").FullyQualifiedErrorId);
    }

    private List<string> RuleIds(string name)
    {
        using var report = JsonDocument.Parse(File.ReadAllText(_folder[name]));
        return [.. report.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => result.GetProperty("ruleId").GetString()!)];
    }
}
