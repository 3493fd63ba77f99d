using System.Text;
using System.Text.Json;
using AciSecurity.Simulator.Arm;
using AciSecurity.Simulator.Graph.Kql;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Graph;

/// <summary>A resource as a row of Resource Graph: types, groups and locations in lower case, JSON kept as the bytes it is.</summary>
internal sealed class ResourceRow(StoredResource resource, string graphType, string tenantId, IReadOnlyList<string> dropped) : KqlRow
{
    /// <summary>The columns of the table of resources (https://learn.microsoft.com/azure/governance/resource-graph/concepts/explore-resources).</summary>
    public static readonly string[] Columns =
    [
        "id", "name", "type", "tenantId", "kind", "location", "resourceGroup", "subscriptionId", "managedBy", "sku", "plan", "properties", "tags", "identity", "zones", "extendedLocation",
    ];

    public override object? Get(string column) => column switch
    {
        "id" => resource.Path.Text,
        "name" => graphType == "microsoft.resources/subscriptions" ? Member("displayName") : resource.Path.Last,
        "type" => graphType,
        "tenantId" => tenantId,
        "resourceGroup" => resource.Path.ResourceGroup?.ToLowerInvariant() ?? "",
        "subscriptionId" => resource.Path.SubscriptionId ?? "",
        "location" => KqlValue.Text(Member("location")).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(),
        "kind" or "managedBy" => KqlValue.Text(Member(column)),
        "properties" => Properties(),
        _ => Member(column),
    };

    private object? Properties()
    {
        if (graphType == "microsoft.resources/subscriptions") return KqlValue.Plain(JsonElement.Parse($$"""{"state":"{{KqlValue.Text(Member("state"))}}"}"""));
        if (dropped.Count == 0) return Member("properties");
        var whole = resource.ToObject();
        PropertyHistory.Remove(whole, dropped);
        return whole["properties"] is { } left ? KqlValue.Plain(JsonElement.Parse(left.ToJsonString())) : null;
    }

    /// <summary>A member of the resource: plain values as they are, the rest as bytes.</summary>
    private object? Member(string name)
    {
        var value = resource.Member(name);
        if (value.Length == 0) return null;
        var isSimpleText = value.Span[0] == '"' && !value.Span.Contains((byte)'\\');
        return isSimpleText ? Encoding.UTF8.GetString(value.Span[1..^1]) : value.Span[0] is (byte)'{' or (byte)'[' ? value : KqlValue.Plain(value);
    }
}
