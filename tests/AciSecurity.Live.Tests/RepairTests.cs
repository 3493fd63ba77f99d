using System.Text.Json.Nodes;

namespace AciSecurity.Live.Tests;

/// <summary>Repair-AciSecurityFinding and Undo-AciSecurityRepair: the rule fails, is repaired and passes, nothing else is different, and
/// undoing gives back what was there.</summary>
public sealed class RepairTests
{
    private const string Production = "/subscriptions/aaaaaaaa-0000-4000-8000-000000000001";
    private const string Registries = "/providers/Microsoft.ContainerRegistry/registries";
    private const string Legacy = Production + "/resourceGroups/rg-platform" + Registries + "/contosolegacy";
    private const string Vault = "/subscriptions/aaaaaaaa-0000-4000-8000-000000000003/resourceGroups/rg-vault" + Registries + "/contosovault";

    /// <summary>Rule, resource, and the request that repairs it.</summary>
    public static TheoryData<string, string, string> Patches => new()
    {
        { "Acr.AnonymousPull", Legacy, """{"properties":{"anonymousPullEnabled":false}}""" },
        { "Acr.ArmAudienceToken", Legacy, """{"properties":{"policies":{"azureADAuthenticationAsArmPolicy":{"status":"disabled"}}}}""" },
        { "Acr.RepositoryToken", Legacy + "/tokens/forever", """{"properties":{"status":"disabled"}}""" },
    };

    [Theory]
    [MemberData(nameof(Patches))]
    public async Task ASettingIsRepairedByOnePatch(string rule, string id, string body)
    {
        await using var azure = await RepairedAzure.StartAsync();
        var before = azure.Read(id);

        var result = azure.Run($"{Failures(rule, id)} | {Repair(azure)}");

        Assert.Empty(result.Errors);
        Assert.Equal([$"{rule} Pass"], result.Output.Select(finding => $"{finding.Properties["RuleId"].Value} {finding.Properties["Outcome"].Value}"));
        var write = Assert.Single(azure.Writes);
        Assert.Equal(("PATCH", id), (write.Method, write.Path));
        AssertSame(JsonNode.Parse(body), JsonNode.Parse(write.Body!));
        AssertSame(Patched(before, JsonNode.Parse(body)!.AsObject()), azure.Read(id));

        Assert.Equal(["Undone"], azure.Run(Undo(azure)).All("State"));
        AssertSame(before, azure.Read(id));
    }

    private static string Failures(string rule, string id) =>
        $"Invoke-AciSecurityAudit -Rule {rule} -Baseline Strict | Where-Object {{ $_.Outcome -eq 'Fail' -and $_.ResourceId -eq '{id}' }}";

    private static string Repair(RepairedAzure azure) => $"Repair-AciSecurityFinding -Baseline Strict -JournalPath '{azure.Journal}' -Confirm:$false";

    private static string Undo(RepairedAzure azure) => $"Undo-AciSecurityRepair -JournalPath '{azure.Journal}' -Confirm:$false";

    private static JsonObject Patched(JsonObject resource, JsonObject patch)
    {
        var result = resource.DeepClone().AsObject();
        foreach (var (name, value) in patch) result[name] = value is JsonObject inner && result[name] is JsonObject before ? Patched(before, inner) : value?.DeepClone();
        return result;
    }

    private static void AssertSame(JsonNode? expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"Expected {expected?.ToJsonString()}{Environment.NewLine}but found {actual?.ToJsonString()}");
}
