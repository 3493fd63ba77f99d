using AciSecurity.Ports;

namespace AciSecurity.Files.Tests;

/// <summary>Files that break, hide or give away something: none ends the run, none is lost in silence, none shows a value.</summary>
public class HostileFileTests
{
    [Fact]
    public async Task Deep_YAML_is_a_fault_and_not_the_end_of_the_process()
    {
        using var folder = new TempFolder();
        folder.Write("deep.yaml", "a: " + new string('[', 100_000));
        folder.Write("t.json", Samples.Template($"[{Samples.Registry()}]"));
        var reading = await Reading.WithoutBicepAsync(folder.Path);
        Assert.Single(reading.Resources);
        Assert.Contains("levels deep", Assert.Single(reading.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task YAML_that_confuses_the_parser_is_a_fault_and_not_the_end_of_the_run()
    {
        using var folder = new TempFolder();
        var path = folder.Write("g.yaml", "type: Microsoft.ContainerInstance/containerGroups\nproperties: {# containers: [] }\n");
        folder.Write("t.json", Samples.Template($"[{Samples.Registry()}]"));
        var reading = await Reading.WithoutBicepAsync(folder.Path);
        Assert.Single(reading.Resources);
        Assert.Equal(("AciSecurity.FileInvalid", path), (Assert.Single(reading.Faults).Id, reading.Faults[0].Target));
    }

    [Fact]
    public async Task A_YAML_fault_quotes_no_value()
    {
        using var folder = new TempFolder();
        var path = folder.Write("g.yaml", "type: Microsoft.ContainerInstance/containerGroups\nproperties:\n  containers: []\n  x: *hunter2secret\n");
        Assert.DoesNotContain("hunter2", Assert.Single((await Reading.WithoutBicepAsync(path)).Faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("[[x]")]
    [InlineData("[broken(")]
    public async Task An_odd_name_costs_nothing_else(string name)
    {
        using var folder = new TempFolder();
        folder.Write("a.json", Samples.Template($$"""[ {{Samples.Registry(name, more: """ "resources": [ { "type": "tokens", "name": "[" } ], """)}} ]"""));
        folder.Write("b.json", Samples.Template($"[{Samples.Registry("good")}]"));
        var reading = await Reading.WithoutBicepAsync(folder.Path);
        Assert.Empty(reading.Faults);
        Assert.Contains(reading.Resources, resource => resource.Name == "good");
        Assert.Equal(3, reading.Resources.Count);
    }

    [Fact]
    public async Task A_list_in_UTF_16_is_read()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "a.json"), $"[{Samples.Registry("little")}]", System.Text.Encoding.Unicode);
        File.WriteAllText(Path.Combine(folder.Path, "b.json"), $"[{Samples.Registry("big")}]", System.Text.Encoding.BigEndianUnicode);
        Assert.Equal(["little", "big"], (await Reading.WithoutBicepAsync(folder.Path)).Resources.Select(resource => resource.Name));
    }

    [Theory]
    [InlineData("{ \"Value\": [ @ ] }", 1, null)]
    [InlineData("{ \"value\": [ @ ], \"nextLink\": \"https://next\" }", 1, "AciSecurity.FileIncomplete")]
    [InlineData("{ \"value\": [ @ ], \"nextLink\": null }", 1, null)]
    [InlineData("{ \"data\": [ @ ], \"skip_token\": \"abc\" }", 1, "AciSecurity.FileIncomplete")]
    [InlineData("[ @ ]\n[ @ ]", 1, "AciSecurity.FileInvalid")]
    [InlineData("[ { \"id\": } ]", 0, "AciSecurity.FileInvalid")]
    public async Task A_list_is_read_whole_or_what_is_missing_is_said(string text, int resources, string? fault)
    {
        using var folder = new TempFolder();
        folder.Write("list.json", text.Replace("@", Samples.Registry(), StringComparison.Ordinal));
        var reading = await Reading.WithoutBicepAsync(folder.Path);
        Assert.Equal(resources, reading.Resources.Count);
        Assert.Equal(fault, reading.Faults.SingleOrDefault()?.Id);
    }

    [Fact]
    public async Task A_large_file_in_a_folder_is_said_too()
    {
        using var folder = new TempFolder();
        folder.Write("t.json", Samples.Template($"[{Samples.Registry()}]"));
        var reading = await Reading.OfAsync(new FileSourceRequest { Paths = [folder.Path], BicepPath = "/no", LargestFile = 100 });
        Assert.Equal("AciSecurity.FileTooLarge", Assert.Single(reading.Faults).Id);
    }

    [Theory]
    [InlineData("\"properties\": { \"mode\": \"Incremental\", \"template\": \"[variables('t')]\" }")]
    [InlineData("\"properties\": \"[variables('p')]\"")]
    public async Task A_template_that_an_expression_hides_is_said(string properties)
    {
        using var folder = new TempFolder();
        var path = folder.Write("t.json", Samples.Template($$"""[ { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "d", {{properties}} } ]"""));
        Assert.Equal("AciSecurity.TemplateNotExpanded", Assert.Single((await Reading.WithoutBicepAsync(path)).Faults).Id);
    }

    [Fact]
    public async Task A_merge_does_not_hide_a_group()
    {
        using var folder = new TempFolder();
        folder.Write("g.yaml", "x: &base { osType: Linux, containers: [ { name: a, properties: { image: i } } ] }\nname: web\nproperties:\n  <<: *base\n");
        Assert.Single((await Reading.WithoutBicepAsync(folder.Path)).Resources);
    }

    [Theory]
    [InlineData("nope.json", null, "AciSecurity.FileNotFound")]
    [InlineData("other.json", "{ \"a\": 1 }", "AciSecurity.FileNotRecognised")]
    public async Task A_wrong_parameter_file_does_not_cost_the_template(string name, string? text, string fault)
    {
        using var folder = new TempFolder();
        var template = folder.Write("t.json", Samples.Template($"[{Samples.Registry()}]"));
        var parameters = Path.Combine(folder.Path, name);
        if (text is not null) folder.Write(name, text);
        var reading = await Reading.OfAsync(new FileSourceRequest { Paths = [template], ParameterFiles = [parameters], BicepPath = "/no" });
        Assert.Single(reading.Resources);
        Assert.Equal((fault, parameters), (Assert.Single(reading.Faults).Id, reading.Faults[0].Target));
    }
}
