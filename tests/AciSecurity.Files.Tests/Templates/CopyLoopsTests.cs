using System.Text;
using AciSecurity.Files.Json;
using AciSecurity.Files.Templates;

namespace AciSecurity.Files.Tests.Templates;

public class CopyLoopsTests
{
    [Theory]
    [InlineData("[parameters('n')]", true)]
    [InlineData("[length(parameters('N'))]", true)]
    [InlineData("[parameters('other')]", false)]
    [InlineData("[variables('fromN')]", true)]
    [InlineData("[variables('viaOther')]", true)]
    [InlineData("[variables('fixed')]", false)]
    [InlineData("[variables('circle')]", false)]
    public void A_count_hangs_on_an_unknown_parameter_directly_or_through_variables(string count, bool expected)
    {
        const string Variables = """
            "variables": { "fromN": "[add(parameters('n'), 1)]", "viaOther": { "deep": ["[variables('fromN')]"] }, "fixed": 2, "circle": "[variables('circle')]" },
            """;
        var json = Samples.Template($$"""[{ "type": "A/b", "name": "x", "copy": { "name": "c", "count": "{{count}}" } }]""", more: Variables);
        var template = ArmTemplate.Read(JsonText.Read(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(expected, CopyLoops.Uncounted(template, ["n"]).Contains(0));
    }
}
