using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

public sealed class IdentityAclRuleTests
{
    private const string Access = "properties.identityAcls.defaultAccess";

    internal static Deciding Deciding => new(Group().With(Access, "System"), Access);

    [Theory]
    [InlineData("System", Outcome.Pass, "keeps its identities from its containers unless it opens one")]
    [InlineData("system", Outcome.Pass, "keeps its identities from its containers unless it opens one")]
    [InlineData("User", Outcome.Pass, "says that its containers alone use its identities")]
    [InlineData("All", Outcome.Fail, "opens its identities to all of its containers")]
    [InlineData("ALL", Outcome.Fail, "opens its identities to all of its containers")]
    [InlineData("Some", Outcome.Unknown, "has a default access to its identities that is not known")]
    [Covers(RuleCase.OtherCase, RuleCase.Default)]
    public void The_default_access_decides(string access, Outcome outcome, string reason) => Judge(Group().With(Access, access)).Is(outcome, reason);

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Absent_fails() => Judge(Group()).Is(Outcome.Fail, "does not say who may use its identities, so all of its containers may");

    [Fact]
    public void How_many_containers_a_profile_brings_nobody_knows() =>
        Judge(Group().Without("properties.containers").With("properties.containerGroupProfile.id", "/subscriptions/s")).IsUnknown("the container group profile");

    [Fact]
    public void Init_containers_count_as_containers() =>
        Judge(Given.Group().InitContainer("image", "contoso.azurecr.io/setup:1")).Is(Outcome.Fail, "does not say who may use its identities, so all of its containers may");

    [Theory]
    [InlineData(Access, "[parameters('access')]")]
    [InlineData("properties.identityAcls", "[parameters('acls')]")]
    [InlineData("identity", "[parameters('identity')]")]
    [InlineData("properties.identityAcls", 5)]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value) => Assert.Equal(Outcome.Unknown, Judge(Group().With(path, JsonValue.Create(value))).Outcome);

    [Fact]
    public void Containers_that_nobody_can_count_are_unknown()
    {
        Judge(Given.Group().With("properties.containers", "[parameters('containers')]")).IsUnknown("containers depends on");
        Judge(Given.Group().With("properties.initContainers", "[parameters('containers')]")).IsUnknown("initContainers depends on");
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_the_setting_is_unknown() =>
        Judge(Group().AtVersion("2023-05-01")).IsUnknown("is not a property of Microsoft.ContainerInstance/containerGroups at api-version 2023-05-01");

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void Where_nothing_is_shared_there_is_nothing_to_say()
    {
        Judge(Given.Group()).Is(Outcome.NotApplicable, "has one container, which shares its identities with none");
        Judge(Group().Without("identity")).Is(Outcome.NotApplicable, "has no managed identity");
        Judge(Given.Profile()).Is(Outcome.NotApplicable, "is a profile, which has no identity: the groups made from it have");
    }

    private static Verdict Judge(GivenResource group) => group.JudgedBy<IdentityAclRule>();

    private static GivenResource Group() => Given.Group().With("properties.containers[1]", new JsonObject { ["name"] = "proxy" });
}
