using System.Text.Json.Nodes;
using AciSecurity.Simulator.Arm;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Store;

/// <summary>Makes stored resources of JSON: with the provider's spelling of types, without secrets, with ids in the case that the
/// scenario asks for.</summary>
internal sealed class ResourceIntake(Scenario scenario)
{
    private static readonly (string Type, string Property, string ChildType)[] Embedded =
    [
        ("Microsoft.ContainerRegistry/registries", "privateEndpointConnections", "Microsoft.ContainerRegistry/registries/privateEndpointConnections"),
        ("Microsoft.Network/virtualNetworks", "subnets", "Microsoft.Network/virtualNetworks/subnets"),
    ];

    private readonly Dictionary<string, string> _idCase = new(scenario.IdCase, StringComparer.OrdinalIgnoreCase);

    public static StoredResource Group(string path, string location) =>
        Store(path, ArmPath.GroupType, new() { ["location"] = location, ["properties"] = new JsonObject { ["provisioningState"] = "Succeeded" } });

    public StoredResource OfSubscription(Subscription subscription) =>
        Store($"/subscriptions/{subscription.SubscriptionId}", ArmPath.SubscriptionType, new()
        {
            ["subscriptionId"] = subscription.SubscriptionId,
            ["tenantId"] = scenario.Tenant.Id,
            ["displayName"] = subscription.DisplayName,
            ["state"] = subscription.State,
            ["authorizationSource"] = "RoleBased",
        });

    public StoredResource OfManagementGroup(ManagementGroup group) =>
        Store($"/providers/Microsoft.Management/managementGroups/{group.Name}", "Microsoft.Management/managementGroups", new()
        {
            ["properties"] = new JsonObject
            {
                ["tenantId"] = scenario.Tenant.Id,
                ["displayName"] = group.DisplayName,
                ["details"] = new JsonObject { ["parent"] = group.Parent is { } parent ? new JsonObject { ["id"] = $"/providers/Microsoft.Management/managementGroups/{parent}", ["name"] = parent } : null },
            },
        });

    /// <summary>A resource, and those that its properties hold as its children.</summary>
    /// <param name="json">The resource.</param>
    /// <param name="hidden">What was kept aside of it before, and stays where nothing else is given.</param>
    public IEnumerable<StoredResource> WithChildren(JsonObject json, JsonObject? hidden = null)
    {
        var resource = Of(json, hidden);
        yield return resource;
        foreach (var (_, property, childType) in Embedded.Where(entry => entry.Type == resource.Type))
        {
            foreach (var child in (json["properties"]?[property] as JsonArray ?? []).OfType<JsonObject>())
            {
                var body = child.DeepClone().AsObject();
                body["id"] ??= $"{resource.Path.Text}/{property}/{body["name"]}";
                body["type"] = childType;
                yield return Of(body);
            }
        }
    }

    /// <summary>One resource. Its id decides about its name and type.</summary>
    public StoredResource Of(JsonObject json, JsonObject? hidden = null)
    {
        var id = json["id"]?.GetValue<string>() ?? throw new InvalidDataException("A resource has no id.");
        var body = json.DeepClone().AsObject();
        var path = ArmPath.Parse(id) is { IsInstance: true } parsed ? parsed : throw new InvalidDataException($"{id} is no id of a resource.");
        var type = ResourceCatalog.Find(path.Type)?.Type ?? path.Type;
        var detail = HiddenParts.Take(type, body) ?? hidden;
        return Store(id, type, body, detail, _idCase.GetValueOrDefault(type));
    }

    private static StoredResource Store(string id, string type, JsonObject body, JsonObject? detail = null, string? idCase = null)
    {
        var path = ArmPath.Parse(id)!;
        var whole = new JsonObject
        {
            ["id"] = idCase switch { "lower" => id.ToLowerInvariant(), "upper" => id.ToUpperInvariant(), _ => id },
            ["name"] = body["name"]?.DeepClone() ?? path.Last,
        };
        if (type != ArmPath.SubscriptionType) whole["type"] = body["type"]?.DeepClone() ?? type;
        foreach (var (name, value) in body.Where(member => member.Key is not ("id" or "name" or "type"))) whole[name] = value?.DeepClone();
        if (type == ArmPath.SubscriptionType) whole.Remove("name");
        return new(path, type, WireJson.Bytes(whole)) { Detail = detail };
    }
}
