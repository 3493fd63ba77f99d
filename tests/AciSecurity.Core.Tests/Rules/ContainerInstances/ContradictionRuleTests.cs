using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using ContradictionRule = AciSecurity.Rules.ContainerInstances.ContradictionRule;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.OldApiVersion, "what an api-version does not have contradicts nothing")]
public sealed class ContradictionRuleTests
{
    private const string Credential = "properties.imageRegistryCredentials[0]";
    private const string Lacks = "names an identity to pull from contoso with that it does not have";
    private const string AdminOff = "pulls as the admin user of contoso, which is disabled";
    private const string Shut = "pulls from contoso with an identity, though its network rules let no trusted service in";
    private const string Full = "/subscriptions/s/resourceGroups/r/providers/";

    internal static Deciding Deciding => new(Given.Group(), Credential + ".identity") { Companions = [Given.Registry()] };

    [Fact]
    public void A_group_in_harmony_passes()
    {
        const string Reason = "has no settings that contradict each other or the registries of this run";

        Judge(Given.Group()).Is(Outcome.Pass, Reason);
        Judge(Given.Group(), Given.Registry()).Is(Outcome.Pass, Reason);
        Judge(AsAdmin("someone"), Given.Registry()).Is(Outcome.Pass, Reason);
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void A_group_that_signs_in_nowhere_is_not_judged()
    {
        Judge(Given.Group().Without("properties.imageRegistryCredentials")).Is(Outcome.NotApplicable, "signs in to no registry");
        Judge(Given.Group().With("properties.imageRegistryCredentials", new JsonArray())).Is(Outcome.NotApplicable, "signs in to no registry");
    }

    [Fact]
    public void An_identity_to_pull_with_must_be_one_of_the_groups()
    {
        Judge(Given.Group().With("identity.userAssignedIdentities", new JsonObject())).Is(Outcome.Fail, Lacks);
        Judge(Given.Group().Without("identity")).Is(Outcome.Fail, Lacks);
        Judge(Given.Group().With(Credential + ".identity", "system")).Is(Outcome.Fail, Lacks);
        Judge(Given.Group().With(Credential + ".identity", Given.Identity + "2")).Is(Outcome.Fail, Lacks);
        Judge(Given.Group().Exported().Without("identity").With(Credential + ".identity", Full + Given.Identity)).Is(Outcome.Fail, Lacks);
    }

    [Theory]
    [InlineData("[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'web')]")]
    [InlineData("[format('{0}', resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'web'))]")]
    [InlineData("microsoft.managedidentity/USERASSIGNEDIDENTITIES/Web")]
    [Covers(RuleCase.OtherCase)]
    public void The_identity_is_named_in_many_ways(string name) =>
        Assert.Equal(Outcome.Pass, Judge(Given.Group().With("identity", Identities(name))).Outcome);

    [Theory]
    [InlineData("[parameters('identity')]")]
    [InlineData("[format('{0}', parameters('identity'))]")]
    [InlineData(Full + Given.Identity)]
    public void An_identity_that_may_be_the_same_is_unknown(string name) =>
        Judge(Given.Group().With("identity", Identities(name))).Is(Outcome.Unknown, $"may be one that {Lacks}: an expression hides an identity of the group");

    [Fact]
    public void A_profile_has_no_identities_of_its_own() => Assert.Equal(Outcome.Pass, Judge(Given.Profile().Without("identity")).Outcome);

    [Fact]
    [Covers(RuleCase.Default)]
    public void The_admin_user_must_be_enabled()
    {
        Judge(AsAdmin("contoso"), Given.Registry()).Is(Outcome.Fail, AdminOff);
        Judge(AsAdmin("Contoso"), Given.Registry().Without("properties.adminUserEnabled")).Is(Outcome.Fail, AdminOff);
        Judge(AsAdmin("[listCredentials('Microsoft.ContainerRegistry/registries/contoso', '2025-11-01').username]"), Given.Registry()).Is(Outcome.Fail, AdminOff);
        Assert.Equal(Outcome.Pass, Judge(AsAdmin("contoso"), Given.Registry().With("properties.adminUserEnabled", true)).Outcome);
        Assert.Equal(Outcome.Pass, Judge(AsAdmin("contoso")).Outcome);
    }

    [Fact]
    public void The_network_rules_must_let_it_in()
    {
        var registry = Given.Registry().With("properties.networkRuleBypassOptions", "None");

        Judge(Given.Group(), registry).Is(Outcome.Fail, Shut);
        Assert.Equal(Outcome.Pass, Judge(AsAdmin("someone"), registry).Outcome);
        Assert.Equal(Outcome.Pass, Judge(Given.Group(), registry.Without("properties.networkRuleSet").With("properties.publicNetworkAccess", "Enabled")).Outcome);
    }

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void A_registry_below_Premium_has_no_network_rules() =>
        Assert.Equal(Outcome.Pass, Judge(Given.Group(), Given.Registry().With("sku.name", "Basic").With("properties", new JsonObject())).Outcome);

    [Fact]
    public void All_contradictions_are_named() =>
        Judge(Given.Group().Without("identity"), Given.Registry().With("properties.networkRuleBypassOptions", "None")).Is(Outcome.Fail, $"{Lacks}; it {Shut}");

    [Fact]
    public void Its_own_deployments_word_on_the_registry_counts_first()
    {
        var (on, off) = (Given.Registry().With("properties.adminUserEnabled", true), Given.Registry());

        Assert.Equal(Outcome.Pass, Judge(AsAdmin("contoso").InDeployment("a"), on.InDeployment("a"), off.InDeployment("b")).Outcome);
        Judge(AsAdmin("contoso").InDeployment("a"), off.InDeployment("b")).Is(Outcome.Fail, AdminOff);
        Judge(AsAdmin("contoso").InDeployment("a"), on.InDeployment("c"), off.InDeployment("b"))
            .Is(Outcome.Unknown, $"may be one that {AdminOff}: several files of this run declare the registry");
    }

    [Fact]
    public void A_registry_under_a_condition_that_is_false_is_none() =>
        Assert.Equal(Outcome.Pass, Judge(AsAdmin("contoso"), Given.Registry().With("condition", false)).Outcome);

    [Theory]
    [InlineData("properties.imageRegistryCredentials", "[parameters('credentials')]", "imageRegistryCredentials depends on")]
    [InlineData(Credential + ".identity", "[parameters('identity')]", "identity depends on [parameters('identity')]")]
    [InlineData(Credential + ".identity", 5, "identity is a number")]
    [InlineData("identity", "[parameters('identity')]", "userAssignedIdentities depends on")]
    [InlineData("identity.userAssignedIdentities", true, "userAssignedIdentities is a Boolean")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value, string reason) =>
        Judge(Given.Group().With(path, JsonValue.Create(value))).IsUnknown(reason);

    [Fact]
    public void What_is_hidden_matters_only_where_a_registry_could_contradict_it()
    {
        var group = Given.Group().With(Credential + ".server", "[parameters('server')]");

        Assert.Equal(Outcome.Pass, Judge(group, Given.Registry()).Outcome);
        Judge(group, Given.Registry().With("properties.networkRuleBypassOptions", "None")).IsUnknown("an expression hides the registry");
        Judge(AsAdmin("[parameters('user')]"), Given.Registry()).IsUnknown("username depends on [parameters('user')]");
        Judge(AsAdmin("contoso"), Given.Registry().With("properties.adminUserEnabled", "[parameters('admin')]")).IsUnknown("adminUserEnabled depends on [parameters('admin')]");
    }

    private static GivenResource AsAdmin(string user) =>
        Given.Group().With(Credential, new JsonObject { ["server"] = "contoso.azurecr.io", ["username"] = user, ["password"] = "[parameters('password')]" });

    private static JsonObject Identities(string name) => new() { ["type"] = "UserAssigned", ["userAssignedIdentities"] = new JsonObject { [name] = new JsonObject() } };

    private static Verdict Judge(GivenResource group, params GivenResource[] registries) =>
        group.JudgedBy<ContradictionRule>(null, [.. registries.Select(registry => registry.Build())]);
}
