using System.Management.Automation;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Invoke-AciSecurityAudit: what it reads, and what it says about it.</summary>
public sealed class AuditTests : IDisposable
{
    private const string Cmdlet = "AciSecurity.Commands.InvokeAciSecurityAuditCommand";

    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void It_audits_files()
    {
        var file = _folder.Write("group.json", Samples.Group);
        var result = _session.Run("Invoke-AciSecurityAudit $data", file);
        result.Clean();
        Assert.Contains("Aci.Privileged", result.All("RuleId"));
        Assert.All(result.All("Origin"), origin => Assert.Equal(file + ":1", origin));
        Assert.All(result.All("Outcome"), outcome => Assert.NotEqual("Pass", outcome));
    }

    [Fact]
    public void Worst_comes_first()
    {
        var severities = _session.Run("$data | Invoke-AciSecurityAudit", Samples.Group).Clean().Select(finding => (int)finding.Properties["Severity"].Value).ToList();
        Assert.Equal(severities.OrderDescending(), severities);
        Assert.True(severities.Count > 2);
    }

    [Fact]
    public void Paths_may_have_wildcards_and_mean_folders()
    {
        _folder.Write("a/one.json", Samples.Group);
        _folder.Write("b/two.json", Samples.Registry);
        Assert.Equal(["contoso", "web"], Names(_session.Run("Invoke-AciSecurityAudit -Path \"$data/*\"", _folder.Path)));
        Assert.Equal(["web"], Names(_session.Run("Invoke-AciSecurityAudit \"$data/[a]\", \"$data/a/o*.json\"", _folder.Path)));
        Assert.Equal(["contoso"], Names(_session.Run("[void]$ExecutionContext.SessionState.Path.SetLocation($data); Invoke-AciSecurityAudit b", _folder.Path)));
    }

    [Fact]
    public void Literal_paths_have_none_and_patterns_that_match_nothing_are_such()
    {
        var file = _folder.Write("[x].json", Samples.Group);
        Assert.Equal(["web"], Names(_session.Run("Invoke-AciSecurityAudit -LiteralPath $data", file)));
        Assert.Equal(["web"], Names(_session.Run("Invoke-AciSecurityAudit -PSPath $data", file)));
        Assert.Equal(["web"], Names(_session.Run("Invoke-AciSecurityAudit -Path $data", file)));
    }

    [Theory]
    [InlineData("[System.IO.FileInfo]")]
    [InlineData("[string]")]
    [InlineData("[pscustomobject]@{ PSPath =")]
    public void Files_may_be_piped_in(string how)
    {
        var file = _folder.Write("[x].json", Samples.Group);
        var close = how.EndsWith('=') ? "}" : "";
        Assert.Equal(["web"], Names(_session.Run($"{how} $data {close} | Invoke-AciSecurityAudit", file)));
    }

    [Fact]
    public void Lines_of_a_file_mean_the_file()
    {
        var file = _folder.Write("x.json", Samples.Group);
        var script = "foreach ($line in $data[1]) { $text = [psobject]$line; $text.PSObject.Properties.Add([psnoteproperty]::new('PSPath', $data[0])); $text }";
        Assert.Equal(["web"], Names(_session.Run($"& {{ {script} }} | Invoke-AciSecurityAudit", (object[])[file, File.ReadAllLines(file)])));
    }

    [Fact]
    public void Folders_may_be_piped_in_from_wherever_the_session_is()
    {
        _folder.Write("a/one.json", Samples.Group);
        Assert.Equal(["web"], Names(_session.Run("[void]$ExecutionContext.SessionState.Path.SetLocation('Env:'); [System.IO.DirectoryInfo]$data | Invoke-AciSecurityAudit", _folder.Path)));
    }

    [Fact]
    public void A_path_that_means_nothing_is_an_error_and_a_finding()
    {
        foreach (var path in (string[])["nothing.json", "nothing*.json"])
        {
            var result = _session.Run("Invoke-AciSecurityAudit $data", _folder[path]);
            var error = Assert.Single(result.Errors);
            Assert.Equal("AciSecurity.FileNotFound," + Cmdlet, error.FullyQualifiedErrorId);
            Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
            Assert.Equal(_folder[path], error.TargetObject);
            Assert.Equal(["Audit.Complete"], result.All("RuleId"));
            Assert.Equal(["Unknown"], result.All("Outcome"));
        }
    }

    [Theory]
    [InlineData("Env:PATH", "AciSecurity.NotAFile", ErrorCategory.InvalidArgument)]
    [InlineData("nodrive:/x", "AciSecurity.FileUnreadable", ErrorCategory.ReadError)]
    public void A_path_of_no_file_system_is_an_error_and_a_finding(string path, string id, ErrorCategory category)
    {
        var result = _session.Run("Invoke-AciSecurityAudit $data", path);
        var error = Assert.Single(result.Errors);
        Assert.Equal($"{id},{Cmdlet}", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal(["Audit.Complete"], result.All("RuleId"));
    }

    [Fact]
    public void A_broken_file_leaves_the_others_be()
    {
        _folder.Write("a.json", "{ \"resources\": [");
        _folder.Write("b.json", Samples.Registry);
        var result = _session.Run("Invoke-AciSecurityAudit \"$data/*.json\"", _folder.Path);
        var error = Assert.Single(result.Errors);
        Assert.Equal("AciSecurity.FileInvalid," + Cmdlet, error.FullyQualifiedErrorId);
        Assert.Equal(_folder["a.json"], error.TargetObject);
        Assert.Contains("contoso", result.All("ResourceName"));
        Assert.Contains("a.json", result.All("ResourceName"));
    }

    [Fact]
    public void A_missing_parameter_file_is_an_error_and_a_finding()
    {
        var file = _folder.Write("group.json", Samples.Group);
        var result = _session.Run("Invoke-AciSecurityAudit $data -ParameterFile Env:PATH", file);
        Assert.Equal("AciSecurity.NotAFile," + Cmdlet, Assert.Single(result.Errors).FullyQualifiedErrorId);
        Assert.Contains("Audit.Complete", result.All("RuleId"));
        Assert.Contains("Aci.Privileged", result.All("RuleId"));
    }

    [Fact]
    public void Rules_are_chosen_by_id_and_wildcard()
    {
        Assert.Equal(["Aci.Privileged"], _session.Run("$data | Invoke-AciSecurityAudit -Rule Aci.Privileged -IncludePassed", Samples.Group).All("RuleId"));
        var some = _session.Run("$data | Invoke-AciSecurityAudit -Rule aci.priv* -ExcludeRule *registry -IncludePassed", Samples.Group).All("RuleId");
        Assert.Equal(["Aci.PrivilegeEscalation", "Aci.Privileged"], some.Order(StringComparer.Ordinal).Distinct());
    }

    [Fact]
    public void A_misspelt_rule_is_no_audit_that_finds_nothing()
    {
        var error = _session.Catch("$data | Invoke-AciSecurityAudit -Rule Aci.Privileged, Aci.Privledged", Samples.Group);
        Assert.Equal("AciSecurity.RuleNotFound," + Cmdlet, error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("Aci.Privledged", error.TargetObject);
        Assert.Contains("Get-AciSecurityRule", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);

        var excluded = _session.Run("$data | Invoke-AciSecurityAudit -ExcludeRule Aci.Privledged", Samples.Group);
        Assert.Contains("Aci.Privledged", Assert.Single(excluded.Warnings), StringComparison.Ordinal);
        Assert.Contains("Aci.Privileged", excluded.All("RuleId"));
    }

    [Fact]
    public void Severities_are_exactly_those_named()
    {
        var result = _session.Run("$data | Invoke-AciSecurityAudit -Severity Critical, Medium", Samples.Group);
        Assert.Equal(["Critical", "Medium"], result.All("Severity").Distinct());
    }

    [Fact]
    public void What_passed_is_written_when_asked_for()
    {
        Assert.Contains("Pass", _session.Run("$data | Invoke-AciSecurityAudit -IncludePassed", Samples.Group).All("Outcome"));
        Assert.DoesNotContain("Pass", _session.Run("$data | Invoke-AciSecurityAudit", Samples.Group).All("Outcome"));
    }

    [Fact]
    public void Findings_of_an_object_come_before_the_next_object()
    {
        var result = _session.Run(
            "& { $data[0]; $script:came = $seen; $data[1] } | Invoke-AciSecurityAudit -Rule Aci.Privileged | ForEach-Object { $script:seen++; $_ }; $came",
            (string[])[Samples.Group, Samples.Group.Replace("\"web\"", "\"second\"", StringComparison.Ordinal)]);
        Assert.Equal(1, result.Clean()[^1].BaseObject);
    }

    [Fact]
    public void Verbose_says_what_is_read()
    {
        var file = _folder.Write("groups.json", $"[{Samples.Group}]");
        Assert.Contains(file, string.Join('\n', _session.Run("Invoke-AciSecurityAudit $data -Verbose", file).Verbose), StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_a_path_nor_an_object_asks_for_one()
    {
        var error = _session.Catch("Invoke-AciSecurityAudit -Path ''");
        Assert.Equal("ParameterArgumentValidationError," + Cmdlet, error.FullyQualifiedErrorId);
        Assert.Empty(_session.Run("@() | Invoke-AciSecurityAudit").Clean());
    }

    private static List<string?> Names(Result result)
    {
        result.Clean();
        return [.. result.All("ResourceName").Distinct().Order(StringComparer.Ordinal)];
    }
}
