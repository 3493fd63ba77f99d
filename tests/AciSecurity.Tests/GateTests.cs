using System.Management.Automation;
using System.Text.Json;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>The gate: it fails at the end, and what came before it is whole.</summary>
public sealed class GateTests : IDisposable
{
    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();

    public GateTests() => _session.Run("$findings = $data | Invoke-AciSecurityAudit", Samples.Group).Clean();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("Continue")]
    [InlineData("Stop")]
    public void The_report_is_whole_when_the_gate_fails(string preference)
    {
        var error = _session.Catch($"$ErrorActionPreference = '{preference}'; $findings | Export-AciSecurityReport $data -FailOn High", _folder["out.sarif"]);
        AssertFailed(error, "Export-AciSecurityReport");
        using var report = JsonDocument.Parse(File.ReadAllText(_folder["out.sarif"]));
        Assert.Equal(_session.Run("$findings").Output.Count, report.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
        Assert.Equal(["out.sarif"], _folder.Names);
    }

    [Theory]
    [InlineData("Continue")]
    [InlineData("Stop")]
    public void Everything_is_passed_on_before_the_gate_fails(string preference)
    {
        var error = _session.Catch($"$ErrorActionPreference = '{preference}'; $seen = 0; $findings | Assert-AciSecurityFinding | ForEach-Object {{ $seen++ }}");
        AssertFailed(error, "Assert-AciSecurityFinding");
        Assert.Equal(_session.Run("$findings").Output.Count, _session.Run("$seen").Value);
    }

    [Theory]
    [InlineData("Assert-AciSecurityFinding")]
    [InlineData("Export-AciSecurityReport $data -FailOn High")]
    public void A_script_does_not_go_on_after_the_gate(string gate)
    {
        var result = _session.Run($"& {{ $findings | {gate}; 'deployed' }}; 'deployed'", _folder["out.sarif"]);
        Assert.DoesNotContain(result.Output, output => output.BaseObject is "deployed");
        Assert.Equal("AciSecurity.GateFailed", result.Failure!.ErrorRecord.FullyQualifiedErrorId);
    }

    [Fact]
    public void A_report_before_the_gate_is_whole_too()
    {
        _session.Catch("$findings | Export-AciSecurityReport $data -PassThru | Assert-AciSecurityFinding", _folder["out.sarif"]);
        using var report = JsonDocument.Parse(File.ReadAllText(_folder["out.sarif"]));
        Assert.Equal(["out.sarif"], _folder.Names);
    }

    [Fact]
    public void The_error_counts_by_severity()
    {
        var error = _session.Catch("$findings | Assert-AciSecurityFinding -FailOn Medium");
        Assert.Contains("1 Critical", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Medium", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Less_severe_findings_pass() =>
        Assert.NotEmpty(_session.Run("$findings | Where-Object Severity -lt High | Assert-AciSecurityFinding").Clean());

    [Fact]
    public void High_is_where_it_fails_unless_told_otherwise()
    {
        _session.Catch("$findings | Where-Object Severity -eq High | Assert-AciSecurityFinding");
        _session.Catch("$findings | Where-Object Severity -eq Medium | Assert-AciSecurityFinding Medium");
        _session.Run("$findings | Where-Object Severity -eq High | Assert-AciSecurityFinding -FailOn Critical").Clean();
    }

    [Fact]
    public void Unknown_fails_unless_it_is_allowed()
    {
        var script = "$unknown = $findings | Where-Object Outcome -eq Unknown; $unknown | ";
        _session.Catch(script + "Assert-AciSecurityFinding");
        _session.Run(script + "Assert-AciSecurityFinding -AllowUnknown").Clean();
        _session.Catch(script + "Export-AciSecurityReport $data -FailOn High", _folder["a.sarif"]);
        _session.Run(script + "Export-AciSecurityReport $data -FailOn High -AllowUnknown", _folder["b.sarif"]).Clean();
    }

    [Fact]
    public void A_file_that_could_not_be_read_does_not_open_the_gate()
    {
        var file = _folder.Write("broken.json", "{ \"resources\": [");
        AssertFailed(_session.Catch("Invoke-AciSecurityAudit $data -ErrorAction SilentlyContinue | Assert-AciSecurityFinding", file), "Assert-AciSecurityFinding");
    }

    [Fact]
    public void A_file_that_could_not_be_read_closes_the_gate_at_every_threshold() =>
        AssertFailed(
            _session.Catch("Invoke-AciSecurityAudit $data -Severity Low -ErrorAction SilentlyContinue | Assert-AciSecurityFinding -FailOn Critical", _folder["nothing.json"]),
            "Assert-AciSecurityFinding",
            "Critical");

    [Fact]
    public void What_is_no_finding_any_more_closes_the_gate()
    {
        var error = _session.Catch("[pscustomobject]@{ RuleId = 'Aci.Privileged'; Severity = 'High'; Outcome = 'Fail' } | Assert-AciSecurityFinding -FailOn Critical -ErrorAction SilentlyContinue");
        AssertFailed(error, "Assert-AciSecurityFinding", "Critical");
    }

    [Fact]
    public void Without_a_gate_nothing_fails() => _session.Run("$findings | Export-AciSecurityReport $data", _folder["out.sarif"]).Clean();

    [Fact]
    public void WhatIf_still_judges() => _session.Catch("$findings | Export-AciSecurityReport $data -FailOn High -WhatIf", _folder["out.sarif"]);

    [Fact]
    public void No_findings_pass() => Assert.Empty(_session.Run("@() | Assert-AciSecurityFinding -FailOn Informational").Clean());

    private static void AssertFailed(ErrorRecord error, string cmdlet, string failOn = "High")
    {
        Assert.Equal("AciSecurity.GateFailed", error.FullyQualifiedErrorId);
        Assert.Equal(cmdlet, error.CategoryInfo.Activity);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Equal(failOn, error.TargetObject);
    }
}
