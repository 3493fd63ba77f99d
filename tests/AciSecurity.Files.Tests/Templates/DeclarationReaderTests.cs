using System.Text;
using AciSecurity.Files.Json;
using AciSecurity.Files.Templates;

namespace AciSecurity.Files.Tests.Templates;

public class DeclarationReaderTests
{
    private static IReadOnlyList<Declaration> Read(string json) => DeclarationReader.Read(JsonText.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Child_and_nested_resources_are_found_with_their_lines()
    {
        var all = Read("""
            {
              "resources": [
                { "type": "A/b", "name": "one",
                  "resources": [
                    { "type": "c", "name": "child" } ] },
                { "type": "Microsoft.Resources/deployments", "name": "d", "properties": { "template": {
                    "resources": [ { "type": "A/b", "name": "inner" } ] } } }
              ]
            }
            """);
        Assert.Equal(["one", "child", "d", "inner"], all.Select(declaration => declaration.Name));
        Assert.Equal([3, 5, 6, 7], all.Select(declaration => declaration.Line));
        Assert.Equal([false, false, false, true], all.Select(declaration => declaration.IsInNestedTemplate));
        Assert.Same(all[0], all[1].Parent);
        Assert.Same(all[2], all[3].Parent);
    }

    [Fact]
    public void Symbolic_names_make_resources_an_object_and_existing_ones_are_known()
    {
        var all = Read("""{ "resources": { "x": { "existing": true, "type": "A/b", "name": "old" }, "y": { "type": "A/b", "name": "new" } } }""");
        Assert.Equal([true, false], all.Select(declaration => declaration.IsExisting));
    }

    [Fact]
    public void Odd_shapes_are_passed_over_without_an_error()
    {
        Assert.Empty(Read("""{ "resources": "[parameters('all')]" }"""));
        Assert.Empty(Read("[]"));
        var all = Read("""{ "resources": [ 1, "x", null, [ { "type": "no" } ], { "type": 5, "name": {}, "properties": "[variables('p')]", "copy": [], "resources": 7 } ] }""");
        Assert.Equal("", Assert.Single(all).Type);
        Assert.True(all[0].HasProperties);
        Assert.Equal(0, all[0].PropertiesStart);
    }

    [Fact]
    public void Names_of_members_match_in_any_letter_case() =>
        Assert.Equal("A/b", Assert.Single(Read("""{ "Resources": [ { "Type": "A/b", "NAME": "x" } ] }""")).Type);
}
