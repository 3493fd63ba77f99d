using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.Default, "a registry has no lock by default, which is its absence")]
[NoCase(RuleCase.WrongSku, "every SKU can be locked")]
[NoCase(RuleCase.OldApiVersion, "every api-version of locks has the level")]
public sealed class DeleteLockRuleTests
{
    private const string Group = "/subscriptions/s/resourceGroups/r";
    private const string Id = Group + "/providers/Microsoft.ContainerRegistry/registries/contoso";

    internal static Deciding Deciding => new(Given.Registry(), "properties.level") { Companion = Given.Lock() };

    [Fact]
    public void A_locked_registry_passes()
    {
        var verdict = Judge(Given.Lock());

        verdict.Is(Outcome.Pass, "is locked against deletion by 'keep'");
        Assert.Equal(new("Microsoft.Authorization/locks", "keep: CanNotDelete"), Assert.Single(verdict.Evidence));
    }

    [Theory]
    [InlineData(Id)]
    [InlineData(Group)]
    [InlineData("/subscriptions/s")]
    public void A_lock_above_the_registry_counts(string scope) =>
        Assert.Equal(Outcome.Pass, Given.Registry().Exported().WithId(Id).JudgedBy<DeleteLockRule>(null, Given.Lock(scope)).Outcome);

    [Fact]
    public void A_lock_on_the_resource_group_of_a_template_counts() => Assert.Equal(Outcome.Pass, Judge(Given.Lock("")).Outcome);

    [Theory]
    [InlineData("Microsoft.ContainerRegistry/registries/contoso2")]
    [InlineData("Microsoft.ContainerRegistry/registries/contoso/tokens/ci")]
    public void A_lock_on_something_else_does_not(string scope) =>
        Judge(Given.Lock(scope)).Is(Outcome.Fail, "has no lock: not declared in these files");

    [Theory]
    [InlineData("ReadOnly", Outcome.Pass)]
    [InlineData("cannotdelete", Outcome.Pass)]
    [InlineData("NotSpecified", Outcome.Fail)]
    [Covers(RuleCase.OtherCase)]
    public void The_level_decides(string level, Outcome outcome) => Assert.Equal(outcome, Judge(Given.Lock().With("properties.level", level)).Outcome);

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_lock_fails_in_files_and_is_unknown_in_exports()
    {
        Judge().Is(Outcome.Fail, "has no lock: not declared in these files");
        Given.Registry().Exported().JudgedBy<DeleteLockRule>().Is(Outcome.Unknown, "may have a lock: this source carries none");
        Judge(Given.Lock().Without("properties.level")).Is(Outcome.Fail, "has the lock 'keep', which does not prevent deletion");
    }

    [Theory]
    [InlineData("properties.level", "[parameters('level')]", "has the lock 'keep', and its level depends on [parameters('level')]")]
    [InlineData("properties.level", 5, "has the lock 'keep', and its level is a number")]
    [InlineData("condition", "[parameters('isLocked')]", "has the lock 'keep', and its condition depends on")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value, string reason) =>
        Judge(Given.Lock().With(path, JsonValue.Create(value))).IsUnknown(reason);

    [Fact]
    public void A_lock_of_another_deployment_or_of_something_hidden_may_be_meant()
    {
        Judge(Given.Lock().InDeployment("other")).IsUnknown("another deployment of this run declares");
        Judge(Given.Lock("[parameters('scope')]").WithId("[parameters('scope')]")).IsUnknown("may be meant by a lock whose scope an expression hides");
    }

    [Fact]
    public void Only_the_strict_baseline_asks_for_it() => Assert.Equal(Baseline.Strict, new DeleteLockRule().Metadata.LeastBaseline);

    private static Verdict Judge(params GivenResource[] locks) => Given.Registry().JudgedBy<DeleteLockRule>(null, [.. locks.Select(item => item.Build())]);
}
