using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Remediation.Templates;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Files.Tests.Protection;

/// <summary>Groups, what is made of them, and how the rules judge them.</summary>
internal static class Protected
{
    public const string GroupId = "/subscriptions/11111111-0000-4000-8000-000000000001/resourceGroups/rg-shop/providers/Microsoft.ContainerInstance/containerGroups/shop";

    /// <summary>A group as Azure returns it.</summary>
    public static Resource Live(string properties, string more = "")
    {
        var json = $$"""{ "id": "{{GroupId}}", "name": "shop", "type": "Microsoft.ContainerInstance/containerGroups", "location": "westeurope", {{more}} "properties": {{properties}} }""";
        return new(
            new() { Id = GroupId, Type = ResourceTypes.ContainerGroup, Name = "shop", Location = "westeurope", ResourceGroupName = "rg-shop", ApiVersion = "2025-09-01", Origin = new(OriginKind.Live) },
            Encoding.UTF8.GetBytes(json));
    }

    /// <summary>One Linux container with this security context and these settings, in a group with these.</summary>
    public static string Properties(string container = "", string group = "") =>
        $$"""
        { "sku": "Standard", "provisioningState": "Succeeded", "osType": "Linux", "restartPolicy": "Always",
          "containers": [ { "name": "web", "properties": { "image": "contoso.azurecr.io/web:1.5", "command": [], "ports": [ { "port": 8443, "protocol": "TCP" } ],
            "environmentVariables": [ { "name": "MODE", "value": "[it's] ${a} \\ %" } ], "resources": { "requests": { "memoryInGB": 1.5, "cpu": 1 } },
            "instanceView": { "restartCount": 1 }{{container}} } } ],
          "initContainers": [], "instanceView": { "state": "Running" }{{group}} }
        """;

    /// <summary>Writes a template and reads it back with Bicep.</summary>
    public static async Task<Resource> ReadBackAsync(this ProtectedTemplate template)
    {
        using var folder = new TempFolder();
        var reading = await RealBicep.ReadAsync(folder.Write(template.Format == TemplateFormat.Bicep ? "main.bicep" : "main.json", template.ToText()));
        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Warnings);
        return Assert.Single(reading.Resources);
    }

    /// <summary>What a rule says of a group: the worst.</summary>
    public static Outcome Judge(string rule, Resource resource, Baseline baseline = Baseline.Default)
    {
        var evaluation = new RuleEvaluation(
            RuleCatalog.Rules.Where(one => one.Metadata.Id == rule), Policy.Default with { Baseline = baseline }, TimeProvider.System, new(IncludePassed: true, []));
        IReadOnlyList<Finding> findings = [.. evaluation.Add(resource), .. evaluation.Complete()];
        Assert.NotEmpty(findings);
        return findings.Any(finding => finding.Outcome == Outcome.Fail) ? Outcome.Fail : findings.Any(finding => finding.Outcome == Outcome.Unknown) ? Outcome.Unknown : Outcome.Pass;
    }

    /// <summary>The paths at which two resources differ, but for what only Azure sets and what a resource is called.</summary>
    public static IReadOnlyList<string> Differences(Resource before, Resource after)
    {
        var (left, right) = (Leaves(before), Leaves(after));
        return [.. left.Keys.Union(right.Keys).Where(path => left.GetValueOrDefault(path) != right.GetValueOrDefault(path)).Order(StringComparer.Ordinal)];
    }

    private static Dictionary<string, string> Leaves(Resource resource)
    {
        var root = JsonNode.Parse(resource.ToJson())!.AsObject();
        foreach (var name in (string[])["id", "type", "name", "apiVersion", "systemData"]) root.Remove(name);
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(root, "");
        return leaves;

        void Add(JsonNode? node, string path)
        {
            if (IsReadOnly(path)) return;
            if (node is JsonObject { Count: > 0 } members)
            {
                foreach (var (name, value) in members) Add(value, path.Length == 0 ? name : $"{path}.{name}");
            }
            else if (node is JsonArray { Count: > 0 } items)
            {
                for (var at = 0; at < items.Count; at++) Add(items[at], $"{path}[{at}]");
            }
            else if (node is not null && !(node is JsonObject && path.StartsWith("identity.userAssignedIdentities.", StringComparison.Ordinal)))
            {
                leaves[path] = Unescaped(node, resource.Syntax);
            }
        }
    }

    private static string Unescaped(JsonNode node, ExpressionSyntax syntax)
    {
        var text = node.ToJsonString();
        return syntax == ExpressionSyntax.Arm && text.StartsWith("\"[[", StringComparison.Ordinal) ? "\"" + text[2..] : text;
    }

    private static bool IsReadOnly(string path) =>
        path is "properties.provisioningState" or "properties.instanceView" or "properties.isCreatedFromStandbyPool" or "properties.ipAddress.ip" or "properties.ipAddress.fqdn"
            or "identity.principalId" or "identity.tenantId"
        || path.EndsWith("].properties.instanceView", StringComparison.Ordinal)
        || (path.StartsWith("identity.userAssignedIdentities.", StringComparison.Ordinal) && (path.EndsWith(".principalId", StringComparison.Ordinal) || path.EndsWith(".clientId", StringComparison.Ordinal)));
}
