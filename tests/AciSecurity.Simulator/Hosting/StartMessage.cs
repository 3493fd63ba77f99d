using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Hosting;

/// <summary>What the simulator prints when it runs by itself: the environment to connect to, and how to sign in.</summary>
public static class StartMessage
{
    /// <summary>The message of a running simulator.</summary>
    public static JsonObject Of(AzureSimulator azure)
    {
        var root = azure.Endpoint.GetLeftPart(UriPartial.Authority);
        var application = azure.Scenario.Applications.Count > 0 ? azure.Scenario.Applications[0] : null;
        return new()
        {
            ["environment"] = new JsonObject
            {
                ["Name"] = "Simulator",
                ["ResourceManager"] = root,
                ["Authority"] = root,
                ["Audience"] = root,
                ["ResourceGraph"] = root,
                ["LogAnalytics"] = root + "/loganalytics",
                ["KeyVaultSuffix"] = ".vault.azure.net",
                ["RegistrySuffix"] = azure.HasLocalRegistries ? "localhost" : ".azurecr.io",
                ["BlobService"] = azure.BlobService.ToString(),
                ["KeyVaultService"] = azure.VaultService.ToString(),
                ["CertificateThumbprint"] = azure.CertificateThumbprint,
            },
            ["tenantId"] = azure.TenantId,
            ["clientId"] = application?.ClientId,
            ["clientSecret"] = application?.Secret,
            ["identityEndpoint"] = azure.IdentityEndpoint.ToString(),
            ["identityHeader"] = azure.IdentityHeader,
            ["registries"] = new JsonObject(azure.Registries.Select(registry => KeyValuePair.Create(registry.Name, (JsonNode?)registry.LoginServer))),
            ["subscriptions"] = new JsonArray([.. azure.Scenario.Subscriptions.Take(10).Select(subscription => JsonValue.Create(subscription.SubscriptionId))]),
        };
    }
}
