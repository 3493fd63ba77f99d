using AciSecurity.Resources;

namespace AciSecurity.Files.Tests.Templates;

public class LiteralTemplateTests
{
    [Fact]
    public async Task Children_take_type_and_name_from_their_parents()
    {
        using var folder = new TempFolder();
        var reading = await Reading.WithoutBicepAsync(folder.Write("t.json", Samples.Template($$"""
            [ {{Samples.Registry(more: """ "resources": [ { "type": "tokens", "name": "t1", "apiVersion": "2025-11-01" }, { "type": "tokens", "name": "[parameters('t')]" } ], """)}} ]
            """)));
        Assert.Equal(
            [
                "Microsoft.ContainerRegistry/registries/contoso",
                "Microsoft.ContainerRegistry/registries/contoso/tokens/t1",
                "[resourceId('Microsoft.ContainerRegistry/registries/tokens', concat('contoso', '/', parameters('t')))]",
            ],
            reading.Resources.Select(resource => resource.Id));
        Assert.All(reading.Resources, resource => Assert.Null(resource.Identity.SubscriptionId));
    }

    [Fact]
    public async Task What_is_never_deployed_is_not_read_and_what_may_be_is()
    {
        using var folder = new TempFolder();
        var reading = await Reading.WithoutBicepAsync(folder.Write("t.json", Samples.Template($$"""
            [ {{Samples.Registry("a", more: "\"condition\": false,")}}, {{Samples.Registry("b", more: "\"condition\": \"[ false() ]\",")}},
              {{Samples.Registry("c", more: "\"condition\": \"[parameters('x')]\",")}}, {{Samples.Registry("d", more: "\"condition\": true,")}} ]
            """)));
        Assert.Equal(["c", "d"], reading.Resources.Select(resource => resource.Name));
    }

    [Fact]
    public async Task Extensions_are_led_to_the_resource_they_are_about()
    {
        using var folder = new TempFolder();
        var reading = await Reading.WithoutBicepAsync(folder.Write("t.json", Samples.Template("""
            [ { "type": "Microsoft.ContainerRegistry/registries", "name": "[parameters('n')]", "apiVersion": "2025-11-01" },
              { "type": "Microsoft.Insights/diagnosticSettings", "name": "s", "apiVersion": "2021-05-01-preview",
                "scope": "[ resourceId( 'Microsoft.ContainerRegistry/registries',parameters('n') ) ]", "properties": {} },
              { "type": "Microsoft.ContainerRegistry/registries/providers/diagnosticSettings", "name": "contoso/Microsoft.Insights/s2", "properties": {} } ]
            """)));
        var index = new ResourceIndex();
        foreach (var resource in reading.Resources) index.Add(resource);
        Assert.Single(index.DiagnosticSettings.Of(reading.Resources[0].Identity).Own);
        Assert.Single(index.DiagnosticSettings.Of(reading.Resources[0].Identity with { Id = "Microsoft.ContainerRegistry/registries/contoso" }).Own);
    }

    [Fact]
    public async Task Secure_parameters_are_known_by_name_and_a_linked_template_is_a_fault()
    {
        using var folder = new TempFolder();
        var reading = await Reading.WithoutBicepAsync(folder.Write("t.json", Samples.Template(
            $$"""[ {{Samples.Registry()}}, { "type": "Microsoft.Resources/deployments", "name": "linked", "properties": { "templateLink": { "uri": "https://x" } } } ]""",
            """{ "pw": { "type": "secureString" }, "o": { "type": "SecureObject" }, "plain": { "type": "string" } }""")));
        var registry = Assert.Single(reading.Resources);
        Assert.True(registry.IsSecureParameter("PW"));
        Assert.True(registry.IsSecureParameter("o"));
        Assert.False(registry.IsSecureParameter("plain"));
        var fault = Assert.Single(reading.Faults);
        Assert.Equal("AciSecurity.TemplateNotExpanded", fault.Id);
        Assert.Contains("'linked'", fault.Message, StringComparison.Ordinal);
    }
}
