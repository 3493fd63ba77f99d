using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Templates;

namespace AciSecurity.Core.Tests.Templates;

/// <summary>JSON as Bicep.</summary>
public sealed class BicepSyntaxTests
{
    [Theory]
    [InlineData("\"it's\"", @"'it\'s'")]
    [InlineData("""  "${a}"  """, @"'\${a}'")]
    [InlineData("""  "a\\b\n\t\u0001"  """, @"'a\\b\n\t\u{1}'")]
    [InlineData("true", "true")]
    [InlineData("40", "40")]
    [InlineData("-1", "-1")]
    [InlineData("1.5", "json('1.5')")]
    [InlineData("2.0", "json('2.0')")]
    [InlineData("[null]", "[\n  null\n]")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("""  {"if":{"a-b":["x"]},"id":"y"}  """, "{\n  if: {\n    'a-b': [\n      'x'\n    ]\n  }\n  id: symbol.id\n}")]
    public void Values_are_written_as_literals(string json, string bicep)
    {
        var text = new StringBuilder();
        new BicepSyntax(text, (name, _) => name == "id" ? "symbol.id" : null).Append(JsonNode.Parse(json)!);

        Assert.Equal(bicep, text.ToString());
    }

    [Fact]
    public void Names_of_members_can_be_expressions()
    {
        var text = new StringBuilder();
        new BicepSyntax(text, (_, _) => null, name => name == "[id]" ? "x.id" : null).Append(JsonNode.Parse("""{"[id]":{}}""")!);

        Assert.Equal("{\n  '${x.id}': {}\n}", text.ToString());
    }
}
