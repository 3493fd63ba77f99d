using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Arm;

/// <summary>The tree of management groups with the subscriptions at its leaves (https://learn.microsoft.com/rest/api/managementgroups/management-groups/get-descendants).</summary>
internal sealed class ManagementTree(Scenario scenario)
{
    /// <summary>The management groups that a subscription is in, the nearest first.</summary>
    public IEnumerable<string> Above(string subscription)
    {
        var group = scenario.ManagementGroups.FirstOrDefault(found => found.Subscriptions.Contains(subscription, StringComparer.OrdinalIgnoreCase));
        while (group is not null)
        {
            yield return group.Name;
            var parent = group.Parent;
            group = scenario.ManagementGroups.FirstOrDefault(found => found.Name == parent);
        }
    }

    /// <summary>The subscriptions in a group and in those below it.</summary>
    public IEnumerable<string> Subscriptions(string name) =>
        scenario.ManagementGroups.Where(group => Same(group.Name, name)).SelectMany(group => group.Subscriptions)
            .Concat(scenario.ManagementGroups.Where(group => Same(group.Parent, name)).SelectMany(group => Subscriptions(group.Name)));

    /// <summary>Groups and subscriptions below a group, as ARM lists them.</summary>
    public IEnumerable<(string Key, ReadOnlyMemory<byte> Json)> Descendants(string name) =>
        Below(name).Select(item => (Key: item["id"]!.GetValue<string>().ToLowerInvariant(), Json: (ReadOnlyMemory<byte>)WireJson.Bytes(item)))
            .OrderBy(item => item.Key, StringComparer.Ordinal);

    private IEnumerable<JsonObject> Below(string name)
    {
        foreach (var subscription in scenario.ManagementGroups.Where(group => Same(group.Name, name)).SelectMany(group => group.Subscriptions))
        {
            var display = scenario.Subscriptions.FirstOrDefault(found => Same(found.SubscriptionId, subscription))?.DisplayName ?? subscription;
            yield return Item($"/subscriptions/{subscription}", "/subscriptions", subscription, display, name);
        }

        foreach (var group in scenario.ManagementGroups.Where(group => Same(group.Parent, name)))
        {
            yield return Item($"/providers/Microsoft.Management/managementGroups/{group.Name}", "Microsoft.Management/managementGroups", group.Name, group.DisplayName, name);
            foreach (var item in Below(group.Name)) yield return item;
        }
    }

    private static JsonObject Item(string id, string type, string name, string display, string parent) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["name"] = name,
        ["properties"] = new JsonObject
        {
            ["displayName"] = display,
            ["parent"] = new JsonObject { ["id"] = $"/providers/Microsoft.Management/managementGroups/{parent}" },
        },
    };

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
