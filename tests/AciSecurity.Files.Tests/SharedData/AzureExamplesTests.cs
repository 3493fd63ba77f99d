using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Documents;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;
using AciSecurity.Rules;
using Xunit.Abstractions;

namespace AciSecurity.Files.Tests.SharedData;

/// <summary>Every request and response of the official examples, through every rule that judges its type.</summary>
public class AzureExamplesTests(ITestOutputHelper output)
{
    private static readonly string[] Areas = ["containerinstance", "containerregistry", "containerservice", "keyvault", "monitor", "security"];

    private static readonly Dictionary<string, string> RequestTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["containerGroup"] = ResourceTypes.ContainerGroup,
        ["containerGroupProfile"] = ResourceTypes.ContainerGroupProfile,
        ["registry"] = ResourceTypes.Registry,
        ["cacheRuleCreateParameters"] = "Microsoft.ContainerRegistry/registries/cacheRules",
        ["tokenCreateParameters"] = "Microsoft.ContainerRegistry/registries/tokens",
        ["webhookCreateParameters"] = "Microsoft.ContainerRegistry/registries/webhooks",
        ["replication"] = "Microsoft.ContainerRegistry/registries/replications",
    };

    /// <summary>What rules judge, but for what the file source makes itself of whole templates.</summary>
    private static readonly string[] Judged =
    [
        .. RuleCatalog.Rules.SelectMany(rule => rule.Metadata.ResourceTypes)
            .Where(type => type.Contains('/') && type != "Microsoft.Resources/deployments")
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static readonly DocumentTable Table = new("docs/rules/README.md", "| Rule | Fail | Unknown | Pass | NotApplicable |");

    [SharedDataFact]
    public async Task Every_resource_is_recognised_and_gets_a_verdict_from_every_rule()
    {
        var expected = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var recognised = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var verdicts = new Dictionary<(string Rule, Outcome Outcome), int>();
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
                    var key = (finding.RuleId, finding.Outcome);
                    verdicts[key] = verdicts.GetValueOrDefault(key) + 1;
                }
            }
        }

        foreach (var (type, count) in expected) output.WriteLine($"{type}: {count} in the examples, {recognised.GetValueOrDefault(type)} recognised");
        Assert.Equal(expected.OrderBy(pair => pair.Key), recognised.OrderBy(pair => pair.Key));
        Assert.True(expected[ResourceTypes.ContainerGroup] > 200 && expected[ResourceTypes.Registry] > 40);
        Table.Is(RuleCatalog.Rules.Where(rule => rule.Metadata.ResourceTypes.Any(type => expected.ContainsKey(type))).Select(rule => Row(rule.Metadata.Id)));

        string Row(string id) =>
            $"| {id} | {string.Join(" | ", new[] { Outcome.Fail, Outcome.Unknown, Outcome.Pass, Outcome.NotApplicable }.Select(outcome => verdicts.GetValueOrDefault((id, outcome))))} |";
    }

    private static IReadOnlyList<Finding> Judge(Resource resource, string file)
    {
        var evaluation = new RuleEvaluation(RuleCatalog.Rules, Policy.Default, TimeProvider.System, new(IncludePassed: true, []));
        IReadOnlyList<Finding> findings = [.. evaluation.Add(resource), .. evaluation.Complete()];
        foreach (var rule in RuleCatalog.Rules.Where(rule => rule.Metadata.ResourceTypes.Contains(resource.Type, StringComparer.OrdinalIgnoreCase)))
        {
            Assert.True(findings.Any(finding => finding.RuleId == rule.Metadata.Id), $"{rule.Metadata.Id} gave no verdict on {resource} of {file}.");
        }

        Assert.All(findings, finding => Assert.False(string.IsNullOrWhiteSpace(finding.Reason), finding.RuleId));
        return findings;
    }

    internal static IEnumerable<(string File, string Type, byte[] Json)> Bodies()
    {
        var root = Path.Combine(SharedData.Folder!, "azure-rest-examples");
        foreach (var file in Areas
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
