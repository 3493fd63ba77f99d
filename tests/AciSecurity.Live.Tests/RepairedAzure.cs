using System.Management.Automation;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Requests;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Tests.Hosting;

namespace AciSecurity.Live.Tests;

/// <summary>A simulated Azure where somebody is signed in who may do everything, and a journal beside it.</summary>
internal sealed class RepairedAzure : IAsyncDisposable
{
    public const string Production = "/subscriptions/aaaaaaaa-0000-4000-8000-000000000001";
    public const string Development = "/subscriptions/aaaaaaaa-0000-4000-8000-000000000002";
    public const string Workspace = Production + "/resourceGroups/rg-platform/providers/Microsoft.OperationalInsights/workspaces/law-contoso";
    public const string Registry = Production + "/resourceGroups/rg-platform/providers/Microsoft.ContainerRegistry/registries/contosorepair";

    // Nothing is wrong with it but what is put into it.
    private const string Good = """
        {
            "location": "westeurope", "sku": { "name": "Premium", "tier": "Premium" },
            "properties": {
                "loginServer": "contosorepair.azurecr.io", "provisioningState": "Succeeded", "adminUserEnabled": false, "anonymousPullEnabled": false,
                "publicNetworkAccess": "Disabled", "networkRuleBypassOptions": "AzureServices", "networkRuleBypassAllowedForTasks": false, "dataEndpointEnabled": true,
                "networkRuleSet": { "defaultAction": "Deny", "ipRules": [] }, "zoneRedundancy": "Enabled", "encryption": { "status": "disabled" }, "roleAssignmentMode": "LegacyRegistryPermissions",
                "policies": {
                    "quarantinePolicy": { "status": "disabled" }, "trustPolicy": { "type": "Notary", "status": "disabled" }, "retentionPolicy": { "days": 7, "status": "disabled" },
                    "exportPolicy": { "status": "disabled" }, "azureADAuthenticationAsArmPolicy": { "status": "disabled" }
                },
                "privateEndpointConnections": [ {
                    "id": "ID/privateEndpointConnections/one", "name": "one", "type": "Microsoft.ContainerRegistry/registries/privateEndpointConnections",
                    "properties": {
                        "privateEndpoint": { "id": "PRODUCTION/resourceGroups/rg-network/providers/Microsoft.Network/privateEndpoints/pe-repair" },
                        "privateLinkServiceConnectionState": { "status": "Approved", "actionsRequired": "None" }, "provisioningState": "Succeeded"
                    }
                } ]
            }
        }
        """;

    private static readonly string[] OfAzure = ["systemData", "provisioningState", "etag"];

    private readonly TemporaryFolder _folder = new();

    private RepairedAzure(LiveAzure azure) => Azure = azure;

    public LiveAzure Azure { get; }

    public string Journal => Path.Combine(_folder.Path, "journal.jsonl");

    /// <summary>The changes that were asked for.</summary>
    public IReadOnlyList<RecordedRequest> Writes => Azure.Simulator.Requests.Writes;

    public static async Task<RepairedAzure> StartAsync(Action<Scenario>? change = null)
    {
        var scenario = Scenario.Load("contoso");
        change?.Invoke(scenario);
        var azure = await LiveAzure.StartAsync(scenario);
        var operating = azure.Data(data => data["Operator"] = OperatorOf(scenario));
        azure.Session.Run("Connect-AciSecurity -ServicePrincipal -Credential $data.Operator -TenantId $data.TenantId -Environment $data.Environment", operating).Clean();
        azure.Simulator.Requests.Clear();
        return new(azure);
    }

    /// <summary>The command that repairs, with all that fixes may need.</summary>
    public string RepairCommand => $"Repair-AciSecurityFinding -Baseline Strict -JournalPath '{Journal}' -WorkspaceId {Workspace} -AllowedNetwork 203.0.113.0/24 -Confirm:$false";

    /// <summary>The failures of a rule on a resource, as a script finds them.</summary>
    public static string Failures(string rule, string id) =>
        $"Invoke-AciSecurityAudit -Rule {rule} -Baseline Strict | Where-Object {{ $_.Outcome -eq 'Fail' -and $_.ResourceId -eq '{id}' }}";

    /// <summary>Rule and outcome of each finding; there must have been no error.</summary>
    public static IEnumerable<string> Outcomes(Result result) =>
        result.Clean().Select(finding => $"{finding.Properties["RuleId"].Value} {finding.Properties["Outcome"].Value}");

    public Result Repair(string rule, string id) => Run($"{Failures(rule, id)} | {RepairCommand}");

    public Result Undo() => Run($"Undo-AciSecurityRepair -JournalPath '{Journal}' -Confirm:$false");

    /// <summary>Makes a registry that is good but for some of its properties.</summary>
    public void PutRegistry(string properties, string? without = null)
    {
        var registry = JsonNode.Parse(Good.Replace("PRODUCTION", Production, StringComparison.Ordinal).Replace("\"ID/", $"\"{Registry}/", StringComparison.Ordinal))!.AsObject();
        registry["id"] = Registry;
        registry = Patched(registry, new() { ["properties"] = JsonNode.Parse(properties) });
        if (without is not null) registry["properties"]!.AsObject().Remove(without);
        Azure.Simulator.Put(registry);
    }

    /// <summary>Makes a container group that pulls from the registry.</summary>
    public void PutGroup(string subscription, JsonObject? credential) => Azure.Simulator.Put(new()
    {
        ["id"] = subscription + "/resourceGroups/rg-far/providers/Microsoft.ContainerInstance/containerGroups/far-away",
        ["location"] = "westeurope",
        ["properties"] = new JsonObject
        {
            ["osType"] = "Linux",
            ["containers"] = new JsonArray(new JsonObject { ["name"] = "app", ["properties"] = new JsonObject { ["image"] = "contosorepair.azurecr.io/app:1" } }),
            ["imageRegistryCredentials"] = credential is null ? [] : new JsonArray(credential),
        },
    });

    /// <summary>What a PATCH makes of a resource.</summary>
    public static JsonObject Patched(JsonObject resource, JsonObject patch)
    {
        var result = resource.DeepClone().AsObject();
        foreach (var (name, value) in patch) result[name] = value is JsonObject inner && result[name] is JsonObject before ? Patched(before, inner) : value?.DeepClone();
        return result;
    }

    public Result Run(string script) => Azure.Run(script);

    /// <summary>A resource as it is, by the end of its id, without what Azure alone writes.</summary>
    public JsonObject Read(string id)
    {
        var found = Azure.Simulator.Find(id) ?? throw new ArgumentException($"There is no {id}.", nameof(id));
        Strip(found);
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        await Azure.DisposeAsync();
    }

    private static PSCredential OperatorOf(Scenario scenario)
    {
        var application = scenario.Applications.Single(one => one.Name == "operator");
        return LiveAzure.Credential(application.ClientId, application.Secret!);
    }

    private static void Strip(JsonNode? node)
    {
        if (node is not JsonObject members) return;
        foreach (var name in OfAzure) members.Remove(name);
        foreach (var member in members.ToList()) Strip(member.Value);
    }
}
