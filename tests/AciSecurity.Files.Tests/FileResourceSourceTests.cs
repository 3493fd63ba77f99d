using AciSecurity.Audits;
using AciSecurity.Ports;
using AciSecurity.Rules;

namespace AciSecurity.Files.Tests;

/// <summary>Whole folders, without a Bicep CLI.</summary>
public class FileResourceSourceTests
{
    [Fact]
    public async Task A_folder_is_read_in_the_order_of_names_and_foreign_files_are_passed_over()
    {
        using var folder = new TempFolder();
        folder.Write("b/registry.json", Samples.Template($"[{Samples.Registry("second")}]"));
        folder.Write("a.json", $"[{Samples.Registry("first")}]");
        folder.Write("package.json", """{ "name": "x", "version": "1.0.0" }""");
        folder.Write("chart.yaml", "kind: Deployment");
        folder.Write("broken-but-foreign.json", "{ ");
        folder.Write("empty.json", "");
        folder.Write("node_modules/x/t.json", Samples.Template($"[{Samples.Registry("hidden")}]"));
        folder.Write("notes.txt", "nothing");
        var reading = await Reading.WithoutBicepAsync(folder.Path);
        Assert.Equal(["first", "second"], reading.Resources.Select(resource => resource.Name));
        Assert.Empty(reading.Faults);
        Assert.Contains(reading.Remarks, text => text.Contains("package.json: passed over", StringComparison.Ordinal));
        Assert.Contains(reading.Remarks, text => text.Contains("chart.yaml: passed over", StringComparison.Ordinal));
        Assert.Contains(reading.Remarks, text => text.Contains("node_modules: passed over", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_template_is_a_fault_with_file_and_line_and_the_rest_goes_on()
    {
        using var folder = new TempFolder();
        var broken = folder.Write("a.json", $"{{\n\"$schema\": \"{Samples.Schema}\",\n\"resources\": [\n}}");
        folder.Write("b.json", Samples.Template($"[{Samples.Registry()}]"));
        var reading = await Reading.WithoutBicepAsync(folder.Path);
        Assert.Single(reading.Resources);
        var fault = Assert.Single(reading.Faults);
        Assert.Equal(("AciSecurity.FileInvalid", broken, 4), (fault.Id, fault.Target, fault.Line));
        Assert.StartsWith($"{broken}:4: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.json", "{}", "AciSecurity.FileNotRecognised")]
    [InlineData("x.json", "{", "AciSecurity.FileInvalid")]
    [InlineData("x.json", "", "AciSecurity.FileInvalid")]
    [InlineData("x.yaml", "kind: Deployment", "AciSecurity.FileNotRecognised")]
    [InlineData("x.json", "[ 1, 2 ]", "AciSecurity.FileNotRecognised")]
    [InlineData("x.bicep", "param x string", "AciSecurity.BicepNotFound")]
    [InlineData("x.parameters.json", """{ "contentVersion": "1.0.0.0", "parameters": {} }""", "AciSecurity.TemplateNotFound")]
    public async Task A_file_that_was_named_must_be_something(string name, string text, string id)
    {
        using var folder = new TempFolder();
        Assert.Equal(id, Assert.Single((await Reading.WithoutBicepAsync(folder.Write(name, text))).Faults).Id);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_a_fault() =>
        Assert.Equal("AciSecurity.FileNotFound", Assert.Single((await Reading.WithoutBicepAsync("/no/such/file.json")).Faults).Id);

    [Fact]
    public async Task Without_Bicep_one_warning_says_how_to_get_it()
    {
        using var folder = new TempFolder();
        folder.Write("a.json", Samples.Template($"[{Samples.Registry("a")}]"));
        folder.Write("b.json", Samples.Template($"[{Samples.Registry("b")}]"));
        Assert.Contains("-BicepPath", Assert.Single((await Reading.WithoutBicepAsync(folder.Path)).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_a_fault_and_a_list_is_not_limited()
    {
        using var folder = new TempFolder();
        var template = folder.Write("t.json", Samples.Template($"[{Samples.Registry()}]"));
        var list = folder.Write("l.json", $"[{string.Join(',', Enumerable.Repeat(Samples.Registry(), 50))}]");
        var reading = await Reading.OfAsync(new FileSourceRequest { Paths = [template, list], BicepPath = "/no", LargestFile = 100 });
        Assert.Equal("AciSecurity.FileTooLarge", Assert.Single(reading.Faults).Id);
        Assert.Equal(50, reading.Resources.Count);
    }

    [Fact]
    public async Task A_list_that_breaks_off_gives_what_came_before_and_a_fault()
    {
        using var folder = new TempFolder();
        var path = folder.Write("l.json", $"[{Samples.Registry("a")},\n{Samples.Registry("b")},\n{{ \"id\": ");
        var reading = await Reading.WithoutBicepAsync(path);
        Assert.Equal(2, reading.Resources.Count);
        Assert.Equal("AciSecurity.FileInvalid", Assert.Single(reading.Faults).Id);
    }

    [Fact]
    public async Task A_link_back_to_the_folder_does_not_go_round()
    {
        using var folder = new TempFolder();
        folder.Write("a.json", Samples.Template($"[{Samples.Registry()}]"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "again"), folder.Path);
        Assert.Single((await Reading.WithoutBicepAsync(folder.Path)).Resources);
    }

    [Fact]
    public async Task The_same_file_named_twice_is_read_once()
    {
        using var folder = new TempFolder();
        var path = folder.Write("a.json", Samples.Template($"[{Samples.Registry()}]"));
        Assert.Single((await Reading.WithoutBicepAsync(path, folder.Path, path)).Resources);
    }

    [Fact]
    public async Task What_one_deployment_declares_says_nothing_of_anothers_registry()
    {
        const string Setting = """
            { "type": "Microsoft.Insights/diagnosticSettings", "apiVersion": "2021-05-01-preview", "name": "audit", "scope": "Microsoft.ContainerRegistry/registries/contoso",
              "properties": { "workspaceId": "w", "logs": [ { "categoryGroup": "audit", "enabled": true } ] } }
            """;
        using var folder = new TempFolder();
        folder.Write("a.json", Samples.Template($"[{Samples.Registry()}]"));
        folder.Write("b.json", Samples.Template($"[{Samples.Registry()}, {Setting}]"));
        var audit = new Audit(new AuditRequest { Rules = RuleSelection.All.Matching(["Acr.AuditLog"]), Filter = new(IncludePassed: true, []) });
        await foreach (var _ in audit.RunAsync(new FileResourceSource(new FileSourceRequest { Paths = [folder.Path], BicepPath = "/no" }), default))
        {
        }

        Assert.Equal(["a.json Unknown", "b.json Pass"], audit.Complete().Select(finding => $"{Path.GetFileName(finding.Origin.File)} {finding.Outcome}"));
    }
}
