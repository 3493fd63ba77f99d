using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Audits;

/// <summary>How much a run keeps of what it cannot decide yet. It measures all memory of the process, so nothing may run beside it.</summary>
[Collection(nameof(AloneCollection))]
public sealed class WaitingMemoryTests
{
    [Fact]
    public void A_group_that_waits_is_small()
    {
        const int Count = 4_000;
        var evaluation = new RuleEvaluation(RuleCatalog.Rules.Where(rule => rule is not AuditRule), AciSecurity.Policies.Policy.Default, TimeProvider.System, new(IncludePassed: false, []));
        evaluation.Add(Group(0));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var at = 1; at <= Count; at++) evaluation.Add(Group(at));

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Count;
        Assert.True(each < 3_000, $"{each} bytes wait for each group.");
        CloseAndForget(evaluation);
        each = (GC.GetTotalMemory(forceFullCollection: true) - before) / Count;
        Assert.True(each < 1_700, $"{each} bytes wait for each group after its subscription.");
        GC.KeepAlive(evaluation);
    }

    /// <summary>In a method of its own: what it returns would stay on the stack.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CloseAndForget(RuleEvaluation evaluation) => Assert.NotEmpty(evaluation.Close(LiveRun.SubscriptionId));

    private static Resource Group(int at) => Given.Group()
        .WithId($"{LiveRun.Group}/providers/Microsoft.ContainerInstance/containerGroups/group-{at}")
        .With("properties.subnetIds[0].id", $"{LiveRun.Group}/providers/{Given.Subnet}")
        .With("identity.userAssignedIdentities", new JsonObject { [$"{LiveRun.Group}/providers/{Given.Identity}"] = new JsonObject { ["principalId"] = "99999999-8888-7777-6666-555555555555" } })
        .Live();
}
