using System.Diagnostics;
using System.Text.Json.Nodes;
using AciSecurity.AzurePolicies;
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

        var start = new ProcessStartInfo(RealBicep.Path!, ["build", file, "--stdout"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var messages = process.StandardError.ReadToEndAsync();
        var compiled = JsonNode.Parse(await process.StandardOutput.ReadToEndAsync())!.AsObject();

        Assert.Empty(await messages);
        Assert.True(compiled.Remove("metadata"));
        Assert.Equal(compiled.ToJsonString(), JsonNode.Parse(ArmPolicyWriter.Write(initiative))!.ToJsonString());
    }
}
