using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.Default, "a registry has no replica by default, which is its absence")]
[NoCase(RuleCase.OldApiVersion, "what decides is whether there is a replica, at whatever api-version")]
public sealed class RedundancyRuleTests
{
    internal static Deciding Deciding => new(Given.Registry(), "condition") { Companion = Given.Replication() };

    [Fact]
    public void A_replica_passes()
    {
        var verdict = Judge(Given.Replication());

        verdict.Is(Outcome.Pass, "has the replica 'northeurope'");
        Assert.Equal(new("Microsoft.ContainerRegistry/registries/replications", "northeurope"), Assert.Single(verdict.Evidence));
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_replica_in_files_fails_whatever_the_zones_say()
    {
        Judge().Is(Outcome.Fail, "has no replica: not declared in these files");
        Given.Registry().With("properties.zoneRedundancy", "Disabled").JudgedBy<RedundancyRule>(null, Given.Replication())
            .Is(Outcome.Pass, "has the replica 'northeurope'");
    }

    [Fact]
    public void No_replica_in_an_export_is_unknown() =>
        Given.Registry().Exported().JudgedBy<RedundancyRule>().Is(Outcome.Unknown, "may have a replica: this source carries none");

    [Fact]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown()
    {
        Judge(Given.Replication().With("condition", "[parameters('replicate')]"))
            .IsUnknown("has the replica 'northeurope', and its condition depends on [parameters('replicate')]");
        Judge(Given.Replication().WithId("[resourceId('Microsoft.ContainerRegistry/registries/replications', parameters('name'))]"))
            .Is(Outcome.Unknown, "may be meant by a replica whose scope an expression hides");
        Given.Registry().With("sku.name", "[parameters('sku')]").JudgedBy<RedundancyRule>()
            .IsUnknown("under Premium it has no replica: not declared in these files");
    }

    [Fact]
    public void A_replica_that_is_never_deployed_is_none() =>
        Judge(Given.Replication().With("condition", false)).Is(Outcome.Fail, "has no replica: not declared in these files");

    [Fact]
    public void The_replica_of_another_registry_does_not_count() =>
        Judge(Given.Replication("Microsoft.ContainerRegistry/registries/contoso2")).Is(Outcome.Fail, "has no replica: not declared in these files");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Ids_and_types_have_no_letter_case() =>
        Judge(Given.Replication("MICROSOFT.CONTAINERREGISTRY/Registries/CONTOSO").OfType("microsoft.containerregistry/registries/REPLICATIONS"))
            .Is(Outcome.Pass, "has the replica 'northeurope'");

    [Theory]
    [InlineData("Basic")]
    [InlineData("standard")]
    [Covers(RuleCase.WrongSku)]
    public void SKUs_below_Premium_have_no_replicas(string sku) =>
        Given.Registry().With("sku.name", sku).JudgedBy<RedundancyRule>().Is(Outcome.NotApplicable, $"has the SKU {sku}, which has no replicas");

    [Fact]
    public void It_needs_replicas_and_is_in_no_baseline()
    {
        Assert.Equal(FactKinds.Replications, new RedundancyRule().Metadata.Needs);
        Assert.Empty(new RedundancyRule().Metadata.Baselines);
    }

    private static Verdict Judge(params GivenResource[] replicas) =>
        Given.Registry().JudgedBy<RedundancyRule>(null, [.. replicas.Select(replica => replica.Build())]);
}
