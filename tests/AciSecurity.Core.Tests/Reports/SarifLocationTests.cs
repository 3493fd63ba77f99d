using System.Text.Json;
using AciSecurity.Findings;

namespace AciSecurity.Core.Tests.Reports;

public sealed class SarifLocationTests
{
    private static readonly string Base = Path.Combine(Path.GetTempPath(), "a tree");

    [Theory]
    [InlineData("main.bicep", "main.bicep")]
    [InlineData("infra/prod/main.json", "infra/prod/main.json")]
    [InlineData("my infra/main.json", "my%20infra/main.json")]
    [InlineData("c#/100%.json", "c%23/100%25.json")]
    [InlineData("a?b/x:y.json", "a%3Fb/x%3Ay.json")]
    [InlineData("größe/東京.json", "gr%C3%B6%C3%9Fe/%E6%9D%B1%E4%BA%AC.json")]
    [InlineData("..hidden/main.json", "..hidden/main.json")]
    public void A_file_below_the_base_is_relative_to_it_and_percent_encoded(string file, string uri)
    {
        var artifact = Artifact(Path.Combine(Base, file), Base);

        Assert.Equal(uri, artifact.GetProperty("uri").GetString());
        Assert.Equal("%SRCROOT%", artifact.GetProperty("uriBaseId").GetString());
    }

    [Fact]
    public void A_base_with_a_slash_at_its_end_is_the_same_base()
    {
        var artifact = Artifact(Path.Combine(Base, "main.bicep"), Base + Path.DirectorySeparatorChar);

        Assert.Equal("main.bicep", artifact.GetProperty("uri").GetString());
    }

    [Theory]
    [InlineData("other/c# 1%.json", "other/c%23%201%25.json")]
    [InlineData("a tree and more/main.json", "a%20tree%20and%20more/main.json")]
    public void A_file_outside_the_base_is_absolute(string file, string ending)
    {
        var path = Path.Combine(Path.GetTempPath(), file);

        var artifact = Artifact(path, Base);

        var uri = artifact.GetProperty("uri").GetString()!;
        Assert.StartsWith("file:///", uri, StringComparison.Ordinal);
        Assert.EndsWith("/" + ending, uri, StringComparison.Ordinal);
        Assert.Equal(path, new Uri(uri).LocalPath);
        Assert.False(artifact.TryGetProperty("uriBaseId", out _));
    }

    [Fact]
    public void Without_a_base_every_file_is_absolute()
    {
        var artifact = Artifact(Path.Combine(Base, "main.bicep"), null);

        Assert.StartsWith("file:///", artifact.GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.False(artifact.TryGetProperty("uriBaseId", out _));
    }

    [Fact]
    public void The_report_does_not_tell_where_the_base_is()
    {
        var file = Path.Combine(Base, "main.bicep");
        var identity = ReportFindings.Group(file) with { Id = file };
        var finding = new Finding(ReportFindings.Privileged, identity, new(Outcome.Unknown, $"{file}:3: is broken"));

        var report = SarifReport.Text([finding], SarifReport.Options with { BaseFolder = Base });

        Assert.DoesNotContain("a tree", report, StringComparison.Ordinal);
        Assert.DoesNotContain("a%20tree", report, StringComparison.Ordinal);
        Assert.Contains("'web': main.bicep:3: is broken.", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_root_as_base_takes_nothing_from_the_text()
    {
        var finding = new Finding(ReportFindings.Privileged, ReportFindings.Group(), new(Outcome.Fail, "listens on /var/run/docker.sock"));

        var message = SarifReport.Result(finding, SarifReport.Options with { BaseFolder = Path.GetPathRoot(Base) }).GetProperty("message");

        Assert.Equal("'web': listens on /var/run/docker.sock.", message.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(12, 12)]
    [InlineData(0, 1)]
    public void The_region_is_the_line_or_the_files_first(int line, int startLine)
    {
        var location = Location(InFile("/src/main.bicep", line), "/src");

        Assert.Equal(startLine, location.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Fact]
    public void A_resource_without_a_file_gets_a_place_of_its_own()
    {
        var location = Location(ReportFindings.Of(Outcome.Fail, Severity.High), "/src");

        var artifact = location.GetProperty("physicalLocation").GetProperty("artifactLocation");
        Assert.Equal("azure-resources" + ReportFindings.RegistryId, artifact.GetProperty("uri").GetString());
        Assert.False(artifact.TryGetProperty("uriBaseId", out _));
    }

    [Fact]
    public void An_id_that_a_file_made_up_does_not_lead_out_of_that_place()
    {
        var identity = ReportFindings.Group(file: null) with { Id = "/../../etc/./passwd" };

        var location = Location(new(ReportFindings.Privileged, identity, new(Outcome.Fail, "runs privileged")), "/src");

        Assert.Equal("azure-resources/_/_/etc/_/passwd", location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString());
    }

    [Fact]
    public void The_logical_location_is_the_resource()
    {
        var logical = Location(ReportFindings.Of(Outcome.Fail, Severity.High), "/src").GetProperty("logicalLocations")[0];

        Assert.Equal("contoso", logical.GetProperty("name").GetString());
        Assert.Equal(ReportFindings.RegistryId, logical.GetProperty("fullyQualifiedName").GetString());
        Assert.Equal("resource", logical.GetProperty("kind").GetString());
    }

    private static Finding InFile(string file, int line = 1) =>
        new(ReportFindings.Privileged, ReportFindings.Group(file, line), new(Outcome.Fail, "runs privileged"));

    private static JsonElement Location(Finding finding, string? baseFolder) =>
        SarifReport.Result(finding, SarifReport.Options with { BaseFolder = baseFolder }).GetProperty("locations")[0];

    private static JsonElement Artifact(string file, string? baseFolder) =>
        Location(InFile(file), baseFolder).GetProperty("physicalLocation").GetProperty("artifactLocation");
}
