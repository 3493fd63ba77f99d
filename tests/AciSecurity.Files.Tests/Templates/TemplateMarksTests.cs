using System.Text;
using System.Text.Json;
using AciSecurity.Files.Json;
using AciSecurity.Files.Templates;

namespace AciSecurity.Files.Tests.Templates;

public class TemplateMarksTests
{
    private static JsonElement Marked(string resources, params int[] once)
    {
        var template = ArmTemplate.Read(JsonText.Read(Encoding.UTF8.GetBytes(Samples.Template(resources))));
        return JsonDocument.Parse(TemplateMarks.Apply(template, once.ToHashSet()), JsonText.DocumentOptions).RootElement.GetProperty("resources");
    }

    [Theory]
    [InlineData("""[{ "type": "A/b", "name": "x", "properties": {} }]""")]
    [InlineData("""[{ "type": "A/b", "name": "x", "properties": { "a": 1 } }]""")]
    [InlineData("""[{ "type": "A/b", "name": "x", "properties": { /* note */ "a": 1 } }]""")]
    [InlineData("""[{ "type": "A/b", "name": "x" }]""")]
    [InlineData("""[{ }]""")]
    public void Every_declaration_carries_its_mark_and_stays_JSON(string resources) =>
        Assert.Equal("0", Marked(resources)[0].GetProperty("properties").GetProperty(TemplateMarks.Member).GetString());

    [Fact]
    public void Deployments_existing_resources_and_computed_properties_carry_none()
    {
        var marked = Marked("""
            [ { "type": "Microsoft.Resources/deployments", "name": "d", "properties": { "mode": "Incremental" } },
              { "type": "A/b", "name": "e", "existing": true, "properties": {} },
              { "type": "A/b", "name": "f", "properties": "[variables('p')]" } ]
            """);
        Assert.DoesNotContain(TemplateMarks.Member, marked.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_to_be_judged_once_gets_the_count_1_and_others_keep_theirs()
    {
        var marked = Marked("""
            [ { "type": "A/b", "name": "x", "copy": { "name": "c", "count": "[length(parameters('list'))]" }, "properties": {} },
              { "type": "A/b", "name": "y", "copy": { "count": 3, "name": "d" }, "properties": {} } ]
            """, 0);
        Assert.Equal(1, marked[0].GetProperty("copy").GetProperty("count").GetInt32());
        Assert.Equal(3, marked[1].GetProperty("copy").GetProperty("count").GetInt32());
    }
}
