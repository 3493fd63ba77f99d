using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Arm;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Scenarios;

/// <summary>Scenarios of any size. Every resource is one of a few shapes with its own name and id, made as bytes at once.</summary>
internal static class GeneratedScenario
{
    public static Scenario Of(ScenarioSize size)
    {
        var subscriptions = Enumerable.Range(0, size.Subscriptions)
            .Select(index => new Subscription { SubscriptionId = $"{size.Seed:x8}-0000-4000-8000-{index:x12}", DisplayName = $"Generated {index:D4}" }).ToList();
        return new()
        {
            Applications =
            [
                new() { Name = "auditor", ClientId = "22222222-0000-4000-8000-000000000001", ObjectId = "33333333-0000-4000-8000-000000000001", Secret = "not-a-real-secret-of-the-auditor" },
            ],
            Users = [new() { Name = "Ada Example", UserPrincipalName = "ada@contoso.example", ObjectId = "33333333-0000-4000-8000-000000000002" }],
            ManagedIdentities = [new() { Name = "host", ClientId = "22222222-0000-4000-8000-000000000003", ObjectId = "33333333-0000-4000-8000-000000000003" }],
            ManagementGroups = [new() { Name = "generated", DisplayName = "Generated", Subscriptions = [.. subscriptions.Select(subscription => subscription.SubscriptionId)] }],
            Subscriptions = subscriptions,
            Graph = new() { Quota = size.Quota },
            Paging = new Dictionary<string, int> { ["default"] = size.PageSize },
            Generated = Resources(size, subscriptions),
        };
    }

    private static IEnumerable<StoredResource> Resources(ScenarioSize size, List<Subscription> subscriptions)
    {
        for (var index = 0; index < size.Groups; index++)
            yield return Make(size, subscriptions, index, size.Groups, "Microsoft.ContainerInstance/containerGroups", "group", GeneratedShapes.Groups);
        for (var index = 0; index < size.Registries; index++)
            yield return Make(size, subscriptions, index, size.Registries, "Microsoft.ContainerRegistry/registries", "registry", GeneratedShapes.Registries);
        foreach (var subscription in subscriptions)
        {
            foreach (var resource in OfSubscription(subscription.SubscriptionId)) yield return resource;
        }
    }

    private static StoredResource Make(ScenarioSize size, List<Subscription> subscriptions, int index, int total, string type, string name, string[] shapes)
    {
        var subscription = subscriptions[(int)((long)index * subscriptions.Count / total)].SubscriptionId;
        var full = string.Create(CultureInfo.InvariantCulture, $"{name}{index:D6}");
        var id = string.Create(CultureInfo.InvariantCulture, $"/subscriptions/{subscription}/resourceGroups/team-{index / 10 % 10}/providers/{type}/{full}");
        var shape = shapes[(int)((uint)HashCode(size.Seed, index) % (uint)shapes.Length)];
        var json = $"{{\"id\":\"{id}\",\"name\":\"{full}\",\"type\":\"{type}\"," + shape.Replace("$NAME", full, StringComparison.Ordinal);
        return new(ArmPath.Parse(id)!, type, Encoding.UTF8.GetBytes(json));
    }

    private static IEnumerable<StoredResource> OfSubscription(string subscription)
    {
        var intake = new ResourceIntake(new());
        var scope = $"/subscriptions/{subscription}";
        yield return intake.Of(new()
        {
            ["id"] = $"{scope}/providers/Microsoft.Security/pricings/Containers",
            ["properties"] = new JsonObject { ["pricingTier"] = "Free", ["freeTrialRemainingTime"] = "P30D" },
        });
        var assignment = MadeUpId.Of(scope);
        yield return intake.Of(new()
        {
            ["id"] = $"{scope}/providers/Microsoft.Authorization/roleAssignments/{assignment}",
            ["properties"] = new JsonObject
            {
                ["roleDefinitionId"] = $"{scope}/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7",
                ["principalId"] = "33333333-0000-4000-8000-000000000001",
                ["principalType"] = "ServicePrincipal",
                ["scope"] = scope,
                ["condition"] = null,
                ["conditionVersion"] = null,
            },
        });
    }

    // The framework's own hash codes differ from run to run.
    private static int HashCode(int seed, int index) => unchecked((int)(((uint)seed * 2654435761u) ^ ((uint)index * 2246822519u)) >> 7);
}
