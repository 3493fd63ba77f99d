using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.AzurePolicies;

namespace AciSecurity.Core.Tests.AzurePolicies;

/// <summary>JSON as Bicep.</summary>
public sealed class BicepSyntaxTests
{
    [Theory]
    [InlineData("\"it's\"", @"'it\'s'")]
    [InlineData("""  "${a}"  """, @"'\${a}'")]
    [InlineData("""  "a\\b\n\t\u0001"  """, @"'a\\b\n\t\u{1}'")]
    [InlineData("true", "true")]
    [InlineData("40", "40")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("""  {"if":{"a-b":["x"]},"id":"y"}  """, "{\n  if: {\n    'a-b': [\n      'x'\n    ]\n  }\n  id: symbol.id\n}")]
    public void Values_are_written_as_literals(string json, string bicep)
    {
        var text = new StringBuilder();
        new BicepSyntax(text, (name, _) => name == "id" ? "symbol.id" : null).Append(JsonNode.Parse(json)!);

        Assert.Equal(bicep, text.ToString());
    }
}
