using System.Text.Json.Nodes;
using AciSecurity.Access;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Resources;
using CsCheck;

namespace AciSecurity.Core.Tests.Access;

public sealed class EffectiveAccessTests
{
    private const string Somebody = "99999999-8888-7777-6666-555555555555";
    private const string Registry = LiveRun.Group + "/providers/Microsoft.ContainerRegistry/registries/contoso";
    private const string Push = "Microsoft.ContainerRegistry/registries/push/write";
    private const string Group = "/providers/Microsoft.Management/managementGroups/platform";

    [Theory]
    [InlineData(Registry)]
    [InlineData(LiveRun.Group)]
    [InlineData(LiveRun.Subscription)]
    [InlineData(Group)]
    [InlineData("/")]
    public void A_role_holds_where_it_is_given_and_below(string scope) => Assert.True(Ask(Push, At(scope)).Holds);

    [Theory]
    [InlineData(LiveRun.Group + "/providers/Microsoft.ContainerRegistry/registries/other")]
    [InlineData(LiveRun.Group + "/providers/Microsoft.ContainerRegistry/registries/conto")]
    [InlineData(LiveRun.Subscription + "/resourceGroups/other")]
    [InlineData("/providers/Microsoft.Management/managementGroups/elsewhere")]
    public void It_holds_nowhere_else(string scope) => Assert.Equal((false, "has no role that allows it"), (Ask(Push, At(scope)).Holds, Ask(Push, At(scope)).Reason));

    [Fact]
    public void Somebody_elses_role_is_not_ones_own() => Assert.False(Ask(Push, At(Registry).With("properties.principalId", LiveRun.SubscriptionId)).Holds);

    [Fact]
    public void A_management_group_of_which_nobody_spoke_is_unknown()
    {
        var groups = new ManagementGroups();
        var access = EffectiveAccess.Of(Somebody, Registry, [new(At(Group).Live())], Roles(Role()), groups);

        var answer = access.May(Push);

        Assert.Equal((null, "has the role Pusher, which allows it, and nobody said whether its management group is above"), (answer.Holds, answer.Reason));
    }

    [Fact]
    public void A_condition_is_never_ignored()
    {
        var answer = Ask(Push, At(Registry).With("properties.condition", "@Resource[...] StringEquals 'x'"));

        Assert.Equal((null, "has the role Pusher, which allows it, and it has a condition, which is not followed"), (answer.Holds, answer.Reason));
        Assert.True(Ask(Push, At(Registry).With("properties.condition", null)).Holds);
        Assert.True(EffectiveAccess.Of(Somebody, Registry, [new(At(Registry).With("properties.condition", "x").Live()), new(At(LiveRun.Group).Live())], Roles(Role()), Groups()).May(Push).Holds);
    }

    [Fact]
    public void A_role_that_is_not_known_may_allow_anything()
    {
        var answer = EffectiveAccess.Of(Somebody, Registry, [new(At(Registry).Live())], new RoleDefinitions(), Groups()).May(Push);

        Assert.Equal((null, "has a role, of which nobody knows what it allows"), (answer.Holds, answer.Reason));
        Assert.Null(EffectiveAccess.Of(Somebody, Registry, [new(At(Registry).Live())], Roles(Role().With("properties.permissions", 5)), Groups()).May(Push).Holds);
    }

    [Fact]
    public void What_one_role_takes_out_another_gives()
    {
        var less = Role().With("properties.permissions[0].notActions", new JsonArray("*/push/*"));

        Assert.False(EffectiveAccess.Of(Somebody, Registry, [new(At(Registry).Live())], Roles(less), Groups()).May(Push).Holds);
        var two = less.With("properties.permissions[1]", new JsonObject { ["actions"] = new JsonArray(Push) });
        Assert.True(EffectiveAccess.Of(Somebody, Registry, [new(At(Registry).Live())], Roles(two), Groups()).May(Push).Holds);
    }

    [Fact]
    public void Data_and_resources_are_apart()
    {
        const string Read = "Microsoft.KeyVault/vaults/secrets/getSecret/action";
        var role = Role().With("properties.permissions[0]", new JsonObject { ["actions"] = new JsonArray("*"), ["dataActions"] = new JsonArray("Microsoft.KeyVault/vaults/secrets/*"), ["notDataActions"] = new JsonArray("*/delete") });
        var access = EffectiveAccess.Of(Somebody, Registry, [new(At(Registry).Live())], Roles(role), Groups());

        Assert.True(access.MayOnData(Read).Holds);
        Assert.False(access.MayOnData("Microsoft.KeyVault/vaults/keys/read").Holds);
        Assert.False(access.MayOnData("Microsoft.KeyVault/vaults/secrets/delete").Holds);
        Assert.True(access.May(Read).Holds);
    }

    [Fact]
    public void More_roles_never_take_anything_away() =>
        Gen.Select(Gen.OneOf("*", "*/write", "Microsoft.ContainerRegistry/*", Push, "x").Array[0, 3], Gen.OneOf("*", "*/push/*", "y").Array[0, 2], Gen.Bool).Sample((actions, notActions, isThere) =>
        {
            var role = Role().With("properties.permissions[0]", new JsonObject { ["actions"] = Texts(actions), ["notActions"] = Texts(notActions) });
            IEnumerable<RoleAssignment> one = isThere ? [new(At(Registry).Live())] : [];
            var before = EffectiveAccess.Of(Somebody, Registry, one, Roles(role), Groups()).May(Push);
            var after = EffectiveAccess.Of(Somebody, Registry, one.Append(new(At("/").With("properties.condition", "x").Live())), Roles(role), Groups()).May(Push);

            Assert.True(before.Holds != true || after.Holds == true);
            Assert.True(before.Holds != false || after.Holds != true);
        });

    private static JsonArray Texts(string[] texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);

    private static AccessAnswer Ask(string action, GivenResource assignment) => EffectiveAccess.Of(Somebody, Registry, [new(assignment.Live())], Roles(Role()), Groups()).May(action);

    private static GivenResource At(string scope) => Given.RoleAssignment(scope.TrimEnd('/') is { Length: 0 } ? "" : scope)
        .WithId($"{scope.TrimEnd('/')}/providers/Microsoft.Authorization/roleAssignments/x")
        .With("properties.principalId", Somebody)
        .With("properties.roleDefinitionId", $"/x/{Given.CustomRoleId}");

    private static GivenResource Role() => Given.CustomRole("Pusher", "Microsoft.ContainerRegistry/registries/*");

    private static RoleDefinitions Roles(GivenResource role)
    {
        var index = new ResourceIndex();
        index.Add(role.Live());
        return index.RoleDefinitions;
    }

    private static ManagementGroups Groups()
    {
        var index = new ResourceIndex();
        index.Add(Given.Subscription().Live());
        return index.ManagementGroups;
    }
}
