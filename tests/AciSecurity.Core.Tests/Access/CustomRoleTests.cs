using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Access;

/// <summary>Rules judge roles that they do not know by name by what these allow.</summary>
public sealed class CustomRoleTests
{
    private const string PrincipalId = "99999999-8888-7777-6666-555555555555";
    private const string Identity = LiveRun.Group + "/providers/" + Given.Identity;

    [Theory]
    [InlineData("*", "give roles")]
    [InlineData("*/write", "give roles")]
    [InlineData("Microsoft.Authorization/*/write", "give roles")]
    [InlineData("Microsoft.Authorization/roleDefinitions/*", "change roles")]
    [InlineData("*/delete", "delete resources of every kind")]
    [InlineData("*/action", "make itself administrator of everything")]
    [InlineData("Microsoft.Storage/*", "do everything with resources of Microsoft.Storage")]
    public void A_custom_role_that_allows_much_fails(string action, string what) =>
        Judge(Given.CustomRole("Helper", action)).Is(Outcome.Fail, $"uses the identity 'web', which has the role Helper, which lets it {what}");

    [Theory]
    [InlineData("*")]
    [InlineData("Microsoft.KeyVault/vaults/*")]
    [InlineData("Microsoft.Storage/*")]
    public void So_does_one_that_allows_much_with_data(string action) =>
        Judge(Given.CustomRole("Helper", "x/read").With("properties.permissions[0].dataActions", new JsonArray(action))).IsFail("which lets it do everything that");

    [Theory]
    [InlineData("Microsoft.ContainerRegistry/registries/pull/read")]
    [InlineData("*/read")]
    [InlineData("Microsoft.Storage/storageAccounts/listKeys/action")]
    public void A_narrow_one_passes_and_says_what_it_reaches(string action)
    {
        var verdict = Judge(Given.CustomRole("Helper", action));

        verdict.IsPass();
        Assert.Equal("Helper on the registry 'contoso', the vault 'contoso'", Assert.Single(verdict.Evidence).Value);
    }

    [Fact]
    public void What_is_taken_out_counts() =>
        Judge(Given.CustomRole("Helper", "Microsoft.Authorization/roleAssignments/*").With("properties.permissions[0].notActions", new JsonArray("*/write"))).IsPass();

    [Fact]
    public void A_role_that_cannot_be_read_or_that_holds_under_a_condition_is_unknown()
    {
        Judge(Given.CustomRole("Helper", "*").With("properties.permissions[0].condition", "x")).IsUnknown("whose permissions cannot be read");
        Judge(Given.CustomRole("Helper", "*"), Assignment().With("properties.condition", "x")).IsUnknown("under a condition, which is not followed");
        Judge(Given.Lock(), Assignment()).IsUnknown("a custom role may allow anything");
    }

    [Theory]
    [InlineData("Microsoft.ContainerRegistry/registries/pull/read", Outcome.Pass)]
    [InlineData("Microsoft.ContainerRegistry/registries/*", Outcome.Fail)]
    [InlineData("Microsoft.ContainerRegistry/registries/push/write", Outcome.Fail)]
    public void A_registry_judges_custom_roles_by_what_they_allow(string action, Outcome outcome)
    {
        var run = LiveRun.Whole.With(Group(), Given.CustomRole("Helper", action), Assignment());

        Assert.Equal(outcome, run.Judge<LeastPrivilegeAccessRule>(Given.Registry()).Outcome);
    }

    [Fact]
    public void Roles_of_management_groups_are_roles_on_the_registry_where_it_is_below_them()
    {
        GivenResource At(string name) => Assignment($"/providers/Microsoft.Management/managementGroups/{name}");
        LiveRun With(params GivenResource[] more) => LiveRun.Whole.With([Group(), Given.CustomRole("Helper", "*"), .. more]);

        With(At("platform"), Given.Subscription()).Judge<LeastPrivilegeAccessRule>(Given.Registry()).IsFail("gives the role Helper to the identity");
        With(At("elsewhere"), Given.Subscription()).Judge<LeastPrivilegeAccessRule>(Given.Registry()).IsPass();
        With(At("platform")).Judge<LeastPrivilegeAccessRule>(Given.Registry()).IsUnknown("if the management group of the role assignment is above it");
    }

    private static Verdict Judge(GivenResource role, GivenResource? assignment = null) =>
        LiveRun.Whole.With(Given.Registry(), Given.Vault(), role, assignment ?? Assignment()).Judge<IdentityLeastPrivilegeRule>(Group());

    private static GivenResource Group() => Given.Group()
        .With("identity.userAssignedIdentities", new JsonObject { [Identity] = new JsonObject { ["principalId"] = PrincipalId } })
        .With("properties.imageRegistryCredentials[0].identity", Identity);

    private static GivenResource Assignment(string scope = LiveRun.Group) => Given.RoleAssignment(scope)
        .With("properties.principalId", PrincipalId)
        .With("properties.roleDefinitionId", $"/x/{Given.CustomRoleId}");
}
