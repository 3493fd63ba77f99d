using System.Text.Json.Nodes;
using AciSecurity.AzurePolicies;
using AciSecurity.Files.Processes;
using AciSecurity.Policies;

namespace AciSecurity.Files.Tests.Bicep;

/// <summary>What is written as Bicep compiles to what is written as ARM.</summary>
[Collection(BicepCollection.Name)]
public sealed class AzurePolicyTests
{
    private static readonly Policy Everything = new()
    {
        Baseline = Baseline.Strict,
        ApprovedRegistries = [new("contoso.azurecr.io"), RegistryPattern.Parse("*.contoso.com/approved"), new("it's-${odd}.example.com"), new("docker.io")],
        ApprovedUpstreams = [new("quay.io")],
        AllowedRegions = ["westeurope"],
    };

    [BicepFact]
    public Task A_subscriptions_definitions_are_the_same_in_both_languages() => CompileAsync(Everything, AzurePolicyScope.Subscription);

    [BicepFact]
    public Task A_management_groups_definitions_are_the_same_in_both_languages() => CompileAsync(Policy.Default, AzurePolicyScope.ManagementGroup);

    private static async Task CompileAsync(Policy policy, AzurePolicyScope scope)
    {
        using var folder = new TempFolder();
        var initiative = AzurePolicyInitiative.Of(policy, "acisecurity", scope, AzurePolicyEffect.Audit);
        var file = folder.Write("policies.bicep", BicepPolicyWriter.Write(initiative));

        using var bicep = ToolProcess.Start(RealBicep.Path!, "build", file, "--stdout");
        using var output = new StreamReader(bicep.Output);
        var compiled = JsonNode.Parse(await output.ReadToEndAsync())!.AsObject();

        // Warnings come there too.
        Assert.Empty(bicep.Complaint);
        Assert.True(compiled.Remove("metadata"));
        Assert.Equal(compiled.ToJsonString(), JsonNode.Parse(ArmPolicyWriter.Write(initiative))!.ToJsonString());
    }
}
