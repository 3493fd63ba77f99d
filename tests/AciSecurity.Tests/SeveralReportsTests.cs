using System.Management.Automation;
using System.Text.Json;
using System.Xml.Linq;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Tests;

/// <summary>Export-AciSecurityReport with several files: which format each has, and what one that fails costs the others.</summary>
public sealed class SeveralReportsTests : IDisposable
{
    private const string Cmdlet = "AciSecurity.Commands.ExportAciSecurityReportCommand";

    private readonly Session _session = new();
    private readonly TemporaryFolder _folder = new();

    public SeveralReportsTests() => _session.Run("$findings = $data | Invoke-AciSecurityAudit -IncludePassed", Samples.Group).Clean();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Several_reports_are_written_at_once_each_in_the_format_of_its_name()
    {
        string[] names = ["a.sarif", "b.junit.xml", "c.nunit.xml", "d.csv", "e.md", "f.jsonl", "g.ndjson", "h.txt"];
        Assert.Empty(_session.Run("$findings | Export-AciSecurityReport $data -Format Csv", names.Select(name => _folder[name]).ToArray()).Clean());

        Assert.Equal(names, _folder.Names);
        using (var sarif = JsonDocument.Parse(File.ReadAllText(_folder["a.sarif"])))
            Assert.NotEqual(0, sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
        Assert.Equal("testsuites", XDocument.Load(_folder["b.junit.xml"]).Root!.Name.LocalName);
        Assert.Equal("test-run", XDocument.Load(_folder["c.nunit.xml"]).Root!.Name.LocalName);
        Assert.StartsWith("# AciSecurity\n", File.ReadAllText(_folder["e.md"]), StringComparison.Ordinal);
        Assert.All(File.ReadAllLines(_folder["f.jsonl"]), line => JsonDocument.Parse(line).Dispose());
        Assert.Equal(File.ReadAllBytes(_folder["f.jsonl"]), File.ReadAllBytes(_folder["g.ndjson"]));
        Assert.Equal(File.ReadAllBytes(_folder["d.csv"]), File.ReadAllBytes(_folder["h.txt"]));
    }

    [Fact]
    public void CSV_and_JSON_lines_hold_every_finding_in_its_order()
    {
        _session.Run("$findings | Export-AciSecurityReport $data -IncludePassed", new[] { _folder["a.csv"], _folder["b.jsonl"] }).Clean();

        var fingerprints = _session.Run("$findings").All("Fingerprint");
        Assert.Equal(fingerprints, File.ReadLines(_folder["a.csv"]).Skip(1).Select(row => row.Split(',')[^1].Trim('"')));
        Assert.Equal(fingerprints, File.ReadLines(_folder["b.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("fingerprint").GetString()));
    }

    [Fact]
    public void A_file_that_is_named_twice_is_written_once()
    {
        _session.Run("$findings | Export-AciSecurityReport $data, $data", _folder["out.csv"]).Clean();
        Assert.Equal(["out.csv"], _folder.Names);
    }

    [Theory]
    [InlineData("out.csv", "Csv")]
    [InlineData("out.dat", "NUnit")]
    public void A_format_is_for_names_that_say_none_or_the_same(string name, string format)
    {
        _session.Run($"$findings | Export-AciSecurityReport $data -Format {format}", _folder[name]).Clean();
        Assert.Equal([name], _folder.Names);
    }

    [Fact]
    public void A_format_that_no_file_is_to_have_is_an_error()
    {
        var error = _session.Catch("$findings | Export-AciSecurityReport $data -Format Sarif", _folder["out.csv"]);
        Assert.Equal("AciSecurity.FormatUnused," + Cmdlet, error.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Empty(_folder.Names);
    }

    [Theory]
    [InlineData("b.xyz", "", "AciSecurity.FormatUnknown")]
    [InlineData("nowhere/b.csv", "", "AciSecurity.FileUnwritable")]
    [InlineData("b.csv", "-NoClobber", "AciSecurity.FileExists")]
    public void When_one_of_several_reports_cannot_be_begun_none_is_written(string name, string more, string id)
    {
        _folder.Write("b.csv", "old");
        var error = _session.Catch($"$findings | Export-AciSecurityReport $data {more}", new[] { _folder["a.sarif"], _folder[name], _folder["c.md"] });
        Assert.Equal($"{id},{Cmdlet}", error.FullyQualifiedErrorId);
        Assert.Equal(["b.csv"], _folder.Names);
        Assert.Equal("old", File.ReadAllText(_folder["b.csv"]));
    }

    [Fact]
    public void A_report_that_cannot_be_put_in_its_place_does_not_cost_the_others()
    {
        Directory.CreateDirectory(_folder["b.csv"]);
        var error = _session.Catch("$findings | Export-AciSecurityReport $data", new[] { _folder["a.md"], _folder["b.csv"], _folder["c.jsonl"] });
        Assert.Equal("AciSecurity.FileUnwritable," + Cmdlet, error.FullyQualifiedErrorId);
        Assert.Equal(_folder["b.csv"], error.TargetObject);
        Assert.Equal(["a.md", "b.csv", "c.jsonl"], _folder.Names);
    }

    [Fact]
    public void WhatIf_names_each_report()
    {
        _session.Run("$findings | Export-AciSecurityReport $data -WhatIf", new[] { _folder["a.csv"], _folder["b.md"] }).Clean();
        Assert.Empty(_folder.Names);
        Assert.Contains($"\"Write Csv report\" on target \"{_folder["a.csv"]}\"", _session.Shown, StringComparison.Ordinal);
        Assert.Contains($"\"Write Markdown report\" on target \"{_folder["b.md"]}\"", _session.Shown, StringComparison.Ordinal);
    }
}
