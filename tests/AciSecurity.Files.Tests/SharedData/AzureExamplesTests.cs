using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Audits;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;
using Xunit.Abstractions;

namespace AciSecurity.Files.Tests.SharedData;

/// <summary>Every request and response of the official examples of the two resource providers, through every rule.</summary>
public class AzureExamplesTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> RequestTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["containerGroup"] = ResourceTypes.ContainerGroup,
        ["containerGroupProfile"] = ResourceTypes.ContainerGroupProfile,
        ["registry"] = ResourceTypes.Registry,
    };

    private static readonly string[] Judged = [ResourceTypes.ContainerGroup, ResourceTypes.ContainerGroupProfile, ResourceTypes.Registry];

    [SharedDataFact]
    public async Task Every_group_and_registry_is_recognised_and_gets_a_verdict_from_every_rule()
    {
        var expected = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var recognised = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var verdicts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (file, type, json) in Bodies())
        {
            expected[type] = expected.GetValueOrDefault(type) + 1;
            var reading = await Reading.OfAsync(new JsonResourceSource(json, Origin.Pipeline));
            Assert.True(reading.Faults.Count == 0, file);
            foreach (var resource in reading.Resources.Where(resource => ResourceTypes.Same(resource.Type, type)))
            {
                recognised[type] = recognised.GetValueOrDefault(type) + 1;
                foreach (var finding in Judge(resource, file))
                {
                    var key = $"{finding.RuleId} {finding.Outcome}";
                    verdicts[key] = verdicts.GetValueOrDefault(key) + 1;
                }
            }
        }

        foreach (var (type, count) in expected) output.WriteLine($"{type}: {count} in the examples, {recognised.GetValueOrDefault(type)} recognised");
        foreach (var (key, count) in verdicts) output.WriteLine($"{key}: {count}");
        Assert.Equal(Judged.Order(), expected.Keys.Order());
        Assert.Equal(expected.OrderBy(pair => pair.Key), recognised.OrderBy(pair => pair.Key));
        Assert.True(expected[ResourceTypes.ContainerGroup] > 200 && expected[ResourceTypes.Registry] > 40);
    }

    private static IReadOnlyList<Finding> Judge(Resource resource, string file)
    {
        var audit = new Audit(new AuditRequest { Filter = new(IncludePassed: true, []) });
        IReadOnlyList<Finding> findings = [.. audit.Add(resource), .. audit.Complete()];
        foreach (var rule in RuleCatalog.Rules.Where(rule => rule.Metadata.ResourceTypes.Contains(resource.Type, StringComparer.OrdinalIgnoreCase)))
        {
            Assert.True(findings.Any(finding => finding.RuleId == rule.Metadata.Id), $"{rule.Metadata.Id} gave no verdict on {resource} of {file}.");
        }

        Assert.All(findings, finding => Assert.False(string.IsNullOrWhiteSpace(finding.Reason), finding.RuleId));
        return findings;
    }

    private static IEnumerable<(string File, string Type, byte[] Json)> Bodies()
    {
        var root = Path.Combine(SharedData.Folder!, "azure-rest-examples");
        foreach (var file in new[] { "containerinstance", "containerregistry" }
            .SelectMany(area => Directory.EnumerateFiles(Path.Combine(root, area), "*.json", SearchOption.AllDirectories)))
        {
            if (JsonNode.Parse(File.ReadAllText(file)) is not JsonObject example) continue;
            foreach (var (name, value) in example["parameters"] as JsonObject ?? [])
            {
                if (value is JsonObject body && body.ContainsKey("properties") && RequestTypes.TryGetValue(name, out var type)) yield return (file, type, Named(body, type));
            }

            foreach (var (_, response) in example["responses"] as JsonObject ?? [])
            {
                foreach (var item in Items((response as JsonObject)?["body"]))
                {
                    if ((string?)item["type"] is { } type && Judged.Contains(type, StringComparer.OrdinalIgnoreCase)) yield return (file, type, Utf8(item));
                }
            }
        }
    }

    private static IEnumerable<JsonObject> Items(JsonNode? body) => body switch
    {
        JsonObject list when list["value"] is JsonArray items => items.OfType<JsonObject>(),
        JsonObject one => [one],
        _ => [],
    };

    /// <summary>The body of a request leaves out what its address says.</summary>
    private static byte[] Named(JsonObject body, string type)
    {
        var named = (JsonObject)body.DeepClone();
        named["type"] = type;
        named["name"] ??= "from-the-address";
        return Utf8(named);
    }

    private static byte[] Utf8(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());
}
