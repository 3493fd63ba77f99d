using System.Text.Json.Nodes;

namespace AciSecurity.Core.Tests.Remediation;

/// <summary>Registries with settings that a seed chooses, and container groups that pull from them.</summary>
internal sealed class RandomRegistries(int seed)
{
    private const string Providers = PlayedAzure.Subscription + "/resourceGroups/rg/providers/";

    private readonly Random _random = new(seed);

    /// <summary>Fills an Azure.</summary>
    public PlayedAzure Make()
    {
        var azure = new PlayedAzure();
        for (var number = 0; number < 3; number++)
        {
            azure.Add(Registry($"registry{number}"));
            if (Maybe()) azure.Add(Token($"registry{number}"));
            if (Maybe()) azure.Add(Group($"group{number}", $"registry{number}"));
            if (Maybe()) azure.Add(DiagnosticSetting($"registry{number}"));
        }

        return azure;
    }

    private JsonObject Registry(string name)
    {
        var sku = One("Basic", "Standard", "Premium", "Premium", "Premium");
        var isClosed = sku == "Premium" && Maybe();
        var properties = new JsonObject
        {
            ["loginServer"] = $"{name}.azurecr.io",
            ["adminUserEnabled"] = Maybe(),
            ["anonymousPullEnabled"] = sku != "Basic" && Maybe(),
            ["publicNetworkAccess"] = isClosed ? "Disabled" : "Enabled",
            ["networkRuleBypassOptions"] = One("AzureServices", "None"),
            ["networkRuleBypassAllowedForTasks"] = Maybe(),
            ["dataEndpointEnabled"] = sku == "Premium" && Maybe(),
            ["encryption"] = new JsonObject { ["status"] = "disabled" },
            ["roleAssignmentMode"] = One("LegacyRegistryPermissions", "AbacRepositoryPermissions"),
            ["policies"] = new JsonObject
            {
                ["azureADAuthenticationAsArmPolicy"] = Status(Maybe()),
                ["exportPolicy"] = Status(!isClosed || Maybe()),
                ["quarantinePolicy"] = Status(Maybe()),
                ["retentionPolicy"] = Status(sku == "Premium" && Maybe()),
                ["trustPolicy"] = Status(false),
            },
            ["privateEndpointConnections"] = Maybe() ? new JsonArray(Endpoint(name)) : [],
        };
        if (sku == "Premium") properties["networkRuleSet"] = new JsonObject { ["defaultAction"] = One("Allow", "Deny"), ["ipRules"] = Addresses() };
        return new() { ["id"] = Id(name), ["name"] = name, ["type"] = "Microsoft.ContainerRegistry/registries", ["location"] = "westeurope", ["sku"] = new JsonObject { ["name"] = sku }, ["properties"] = properties };
    }

    private JsonObject Token(string registry) => new()
    {
        ["id"] = $"{Id(registry)}/tokens/reader",
        ["name"] = "reader",
        ["type"] = "Microsoft.ContainerRegistry/registries/tokens",
        ["properties"] = new JsonObject { ["status"] = One("enabled", "disabled") },
    };

    private JsonObject Group(string name, string registry) => new()
    {
        ["id"] = $"{Providers}Microsoft.ContainerInstance/containerGroups/{name}",
        ["name"] = name,
        ["type"] = "Microsoft.ContainerInstance/containerGroups",
        ["location"] = "westeurope",
        ["properties"] = new JsonObject
        {
            ["osType"] = "Linux",
            ["containers"] = new JsonArray(new JsonObject { ["name"] = "app", ["properties"] = new JsonObject { ["image"] = $"{registry}.azurecr.io/app:1" } }),
            ["imageRegistryCredentials"] = new JsonArray(Maybe()
                ? new JsonObject { ["server"] = $"{registry}.azurecr.io", ["username"] = registry }
                : new JsonObject { ["server"] = $"{registry}.azurecr.io", ["identity"] = $"{Providers}Microsoft.ManagedIdentity/userAssignedIdentities/puller" }),
        },
    };

    private JsonObject DiagnosticSetting(string registry) => new()
    {
        ["id"] = $"{Id(registry)}/providers/Microsoft.Insights/diagnosticSettings/some",
        ["name"] = "some",
        ["type"] = "Microsoft.Insights/diagnosticSettings",
        ["properties"] = new JsonObject
        {
            ["workspaceId"] = One(RepairPropertyTests.Workspace, $"{Providers}Microsoft.OperationalInsights/workspaces/other"),
            ["logs"] = new JsonArray(new JsonObject { ["category"] = One("ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"), ["enabled"] = Maybe() }),
        },
    };

    private JsonObject Endpoint(string name) => new()
    {
        ["id"] = $"{Id(name)}/privateEndpointConnections/one",
        ["properties"] = new JsonObject
        {
            ["privateEndpoint"] = new JsonObject { ["id"] = $"{Providers}Microsoft.Network/privateEndpoints/one" },
            ["privateLinkServiceConnectionState"] = new JsonObject { ["status"] = One("Approved", "Pending") },
        },
    };

    private JsonArray Addresses() => [.. Enumerable.Range(0, _random.Next(3)).Select(at => new JsonObject { ["action"] = "Allow", ["value"] = $"198.51.100.{at}" })];

    private static JsonObject Status(bool isEnabled) => new() { ["status"] = isEnabled ? "enabled" : "disabled" };

    private static string Id(string registry) => $"{Providers}Microsoft.ContainerRegistry/registries/{registry}";

    private bool Maybe() => _random.Next(2) == 0;

    private string One(params string[] words) => words[_random.Next(words.Length)];
}
