using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

public sealed class ManagedIdentityRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "identity.type");

    [Theory]
    [InlineData("UserAssigned")]
    [InlineData("SystemAssigned")]
    [InlineData("SystemAssigned, UserAssigned")]
    [InlineData("systemassigned,userassigned")]
    [Covers(RuleCase.OtherCase)]
    public void An_identity_passes(string type) => Given.Group().With("identity.type", type).JudgedBy<ManagedIdentityRule>().Is(Outcome.Pass, "has a managed identity");

    [Theory]
    [InlineData("None")]
    [InlineData("none")]
    [Covers(RuleCase.Default)]
    public void None_fails(string type) => Given.Group().With("identity.type", type).JudgedBy<ManagedIdentityRule>().Is(Outcome.Fail, "has no managed identity");

    [Theory]
    [InlineData("identity")]
    [InlineData("identity.type")]
    [Covers(RuleCase.Absent)]
    public void Absent_fails_by_the_default(string path) =>
        Given.Group().Without(path).JudgedBy<ManagedIdentityRule>().Is(Outcome.Fail, "has no managed identity, which is the default");

    [Theory]
    [InlineData("identity.type", "[parameters('type')]", "type depends on [parameters('type')]")]
    [InlineData("identity", "[variables('identity')]", "type depends on [variables('identity')]")]
    [InlineData("identity.type", "Delegated", "identity is of a type that is not known")]
    [InlineData("identity.userAssignedIdentities", null, "identity names no user-assigned identity")]
    [InlineData("identity.userAssignedIdentities", "[parameters('identities')]", "identity depends on [parameters('identities')]")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, string? value, string reason) =>
        Given.Group().With(path, value).JudgedBy<ManagedIdentityRule>().IsUnknown(reason);

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_identities_is_unknown() =>
        Given.Group().Without("identity").AtVersion("2018-06-01").JudgedBy<ManagedIdentityRule>()
            .IsUnknown("is not a property of Microsoft.ContainerInstance/containerGroups at api-version 2018-06-01");

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void A_profile_has_none() =>
        Given.Profile().JudgedBy<ManagedIdentityRule>().Is(Outcome.NotApplicable, "is a profile, which has no identity: the groups made from it have");
}
