using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.Default, "a replica has no default region")]
[NoCase(RuleCase.WrongSku, "only Premium has replicas, and there they are")]
[NoCase(RuleCase.OldApiVersion, "every api-version that has replicas has their location")]
public sealed class ReplicaLocationRuleTests
{
    private static readonly Policy Europe = new() { AllowedRegions = ["westeurope", "North Europe"] };

    internal static Deciding Deciding => new(Given.Replica(), "location") { Policy = Europe };

    [Fact]
    public void A_region_that_the_policy_lists_passes() => Judge("westeurope").Is(Outcome.Pass, "is in westeurope, which the policy allows");

    [Fact]
    public void Another_region_fails() => Judge("eastus").Is(Outcome.Fail, "is in eastus, which the policy does not allow");

    [Theory]
    [InlineData("West Europe", Outcome.Pass)]
    [InlineData("NORTHEUROPE", Outcome.Pass)]
    [InlineData("westeurope2", Outcome.Fail)]
    [Covers(RuleCase.OtherCase)]
    public void Regions_are_compared_by_their_code(string region, Outcome outcome) => Assert.Equal(outcome, Judge(region).Outcome);

    [Fact]
    public void Without_a_list_nothing_is_asked() =>
        Given.Replica().JudgedBy<ReplicaLocationRule>().Is(Outcome.NotApplicable, "is in a region, and the policy lists none");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void A_replica_without_region_is_unknown() =>
        Given.Replica().Without("location").JudgedBy<ReplicaLocationRule>(Europe).Is(Outcome.Unknown, "does not say its region");

    [Theory]
    [InlineData("[parameters('region')]", "location depends on [parameters('region')]")]
    [InlineData(5, "location is a number where text is expected")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(object value, string reason) =>
        Given.Replica().With("location", JsonValue.Create(value)).JudgedBy<ReplicaLocationRule>(Europe).IsUnknown(reason);

    private static AciSecurity.Rules.Verdict Judge(string region) => Given.Replica().With("location", region).JudgedBy<ReplicaLocationRule>(Europe);
}
