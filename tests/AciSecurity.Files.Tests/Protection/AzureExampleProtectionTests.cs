using System.Text.Json.Nodes;
using AciSecurity.Files.Tests.SharedData;
using AciSecurity.Remediation.Templates;
using AciSecurity.Resources;
using Xunit.Abstractions;

namespace AciSecurity.Files.Tests.Protection;

/// <summary>Every container group of the official examples: what is written of it compiles, and comes back as it is.</summary>
[Collection(BicepCollection.Name)]
public sealed class AzureExampleProtectionTests(ITestOutputHelper output)
{
    [SharedDataFact]
    public async Task Every_template_compiles_and_has_what_the_group_has()
    {
        if (RealBicep.Path is null) return;
        using var folder = new TempFolder();
        var templates = new Dictionary<string, (Resource Group, ProtectedTemplate Template)>(StringComparer.Ordinal);
        var texts = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var group in GroupsAsync())
        {
            foreach (var format in Enum.GetValues<TemplateFormat>())
            {
                var template = GroupProtection.Protect(group, new() { Format = format, Fixes = [] });
                if (!texts.Add(template.ToText())) continue;
                templates[folder.Write($"{templates.Count}/main.{(format == TemplateFormat.Bicep ? "bicep" : "json")}", template.ToText())] = (group, template);
            }
        }

        var reading = await RealBicep.ReadAsync([.. templates.Keys]);
        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Warnings);
        output.WriteLine($"{templates.Count} templates");
        Assert.True(templates.Count > 60);
        foreach (var (file, (group, template)) in templates)
        {
            var after = Assert.Single(reading.Resources, resource => resource.Origin.File == file);
            Assert.Equal(template.Changes.Select(change => change.Path).Distinct().Order(StringComparer.Ordinal), Protected.Differences(group, after));
        }
    }

    private static async IAsyncEnumerable<Resource> GroupsAsync()
    {
        foreach (var (_, type, json) in AzureExamplesTests.Bodies().Where(body => ResourceTypes.Same(body.Type, ResourceTypes.ContainerGroup)))
        {
            var reading = await Reading.OfAsync(new JsonResourceSource(json, Origin.Pipeline));
            foreach (var group in reading.Resources.Where(resource => ResourceTypes.Same(resource.Type, type) && resource.HasProperties && JsonNode.Parse(resource.ToJson())!["location"] is not null)) yield return group;
        }
    }
}
