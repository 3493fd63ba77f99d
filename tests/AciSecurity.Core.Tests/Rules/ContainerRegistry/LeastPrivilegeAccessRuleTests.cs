using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.Default, "a registry has no role assignment by default, which is its absence")]
[NoCase(RuleCase.WrongSku, "every SKU has role assignments")]
[NoCase(RuleCase.OldApiVersion, "every api-version of role assignments has the role and the principal")]
public sealed class LeastPrivilegeAccessRuleTests
{
    private const string Role = "properties.roleDefinitionId";
    private const string Who = "properties.principalId";
    private const string Type = "properties.principalType";
    private const string Push = "8311e382-0749-4cb8-b61a-304f252e45ec";
    private const string ObjectId = "11111111-1111-1111-1111-111111111111";
    private const string Group = "/subscriptions/s/resourceGroups/r";
    private const string Id = Group + "/providers/Microsoft.ContainerRegistry/registries/contoso";
    private const string Pushes = "gives AcrPush to the identity that the container group 'web' pulls with";

    internal static Deciding Deciding => new(Given.Registry(), Role) { Companion = Given.RoleAssignment(), Companions = [Given.Group()] };

    [Fact]
    public void An_identity_that_may_only_pull_passes()
    {
        var verdict = Judge(Given.RoleAssignment());

        verdict.Is(Outcome.Pass, "gives no identity that pulls more than that, and no user a role directly");
        Assert.Equal(new("Microsoft.Authorization/roleAssignments", "pull: AcrPull"), Assert.Single(verdict.Evidence));
    }

    [Theory]
    [InlineData("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner")]
    [InlineData("b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor")]
    [InlineData("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator")]
    [InlineData(Push, "AcrPush")]
    [InlineData("c2f4ef07-c644-48eb-af81-4b1b4947fb11", "AcrDelete")]
    [InlineData("2a1e307c-b015-4ebd-883e-5b7698a07328", "Container Registry Repository Writer")]
    public void An_identity_that_pulls_and_may_do_more_fails(string role, string name) =>
        Judge(Given.RoleAssignment().With(Role, Definition(role))).Is(Outcome.Fail, $"gives {name} to the identity that the container group 'web' pulls with");

    [Theory]
    [InlineData("[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '8311e382-0749-4cb8-b61a-304f252e45ec')]")]
    [InlineData("[resourceId('Microsoft.Authorization/roleDefinitions', '8311E382-0749-4CB8-B61A-304F252E45EC')]")]
    [InlineData("[concat(subscription().id, '/providers/Microsoft.Authorization/roleDefinitions/', '8311e382-0749-4cb8-b61a-304f252e45ec')]")]
    [InlineData("[concat('/subscriptions/', subscription().subscriptionId, '/providers/Microsoft.Authorization/roleDefinitions/8311e382-0749-4cb8-b61a-304f252e45ec')]")]
    [InlineData("/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/8311e382-0749-4cb8-b61a-304f252e45ec")]
    [InlineData("/PROVIDERS/microsoft.authorization/roleDefinitions/8311E382-0749-4cb8-b61a-304f252e45ec")]
    [Covers(RuleCase.OtherCase)]
    public void The_role_is_named_in_many_ways(string role) => Judge(Given.RoleAssignment().With(Role, role)).Is(Outcome.Fail, Pushes);

    [Fact]
    public void A_user_has_roles_through_groups()
    {
        Judge(Given.RoleAssignment().With(Type, "User").With(Who, ObjectId)).Is(Outcome.Fail, "gives a user AcrPull directly");
        Judge(Given.RoleAssignment().With(Type, "USER").With(Who, "[parameters('me')]").With(Role, "[parameters('role')]")).Is(Outcome.Fail, "gives a user a role directly");
        Assert.Equal(Outcome.Pass, Judge(Given.RoleAssignment().With(Type, "Group").With(Who, ObjectId).With(Role, Definition(Push))).Outcome);
    }

    [Fact]
    public void Who_may_be_a_user_is_unknown()
    {
        Judge(Given.RoleAssignment().Without(Type).With(Who, ObjectId)).Is(Outcome.Unknown, "gives AcrPull to somebody, and principalType is not set");
        Judge(Given.RoleAssignment().With(Type, "[parameters('type')]").With(Who, ObjectId)).IsUnknown("principalType depends on [parameters('type')]");
        Judge(Given.RoleAssignment().With(Type, "Robot").With(Who, ObjectId)).IsUnknown("principalType has a value that is not known");
        Assert.Equal(Outcome.Pass, Judge(Given.RoleAssignment().Without(Type)).Outcome);
    }

    [Theory]
    [InlineData("[reference(resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'web'), '2023-01-31').principalId]")]
    [InlineData("[reference('Microsoft.ManagedIdentity/userAssignedIdentities/WEB', '2023-01-31', 'full').properties.principalId]")]
    public void The_identity_is_named_in_many_ways(string principal) =>
        Judge(Given.RoleAssignment().With(Who, principal).With(Role, Definition(Push))).Is(Outcome.Fail, Pushes);

    [Fact]
    public void Another_identity_may_push()
    {
        const string Builder = "[reference('Microsoft.ManagedIdentity/userAssignedIdentities/builder', '2023-01-31').principalId]";

        Assert.Equal(Outcome.Pass, Judge(Given.RoleAssignment().With(Role, Definition(Push)).With(Who, Builder)).Outcome);
        Assert.Equal(Outcome.Pass, Given.Registry().JudgedBy<LeastPrivilegeAccessRule>(null, Given.RoleAssignment().With(Role, Definition(Push)).With(Who, ObjectId)).Outcome);
    }

    [Fact]
    public void An_identity_that_may_be_the_one_that_pulls_is_unknown()
    {
        var push = Given.RoleAssignment().With(Role, Definition(Push));

        Judge(push.With(Who, ObjectId)).Is(Outcome.Unknown, "gives AcrPush to an identity, and it may be the one that a container group pulls with");
        Judge(push.With(Who, "[parameters('principal')]")).Is(Outcome.Unknown, "gives AcrPush to an identity, and principalId may be that of one that pulls");
        Judge(push.With(Who, "[reference('identity').principalId]")).IsUnknown("principalId may be that of one that pulls");
        Assert.Equal(Outcome.Pass, Judge(push.With(Role, Definition("7f951dda-4ed3-4680-a7ca-43fe172d538d"))).Outcome);
    }

    [Fact]
    public void In_exports_identities_are_known_by_their_object_id()
    {
        const string Identity = Group + "/providers/" + Given.Identity;
        var group = Given.Group().Exported().With("properties.imageRegistryCredentials[0].identity", Identity.ToUpperInvariant())
            .With("identity.userAssignedIdentities", new JsonObject { [Identity] = new JsonObject { ["principalId"] = ObjectId } });
        var push = Given.RoleAssignment(Group).Exported().With(Role, "/providers/Microsoft.Authorization/roleDefinitions/" + Push);

        Exported(group, push.With(Who, ObjectId)).Is(Outcome.Fail, Pushes);
        Assert.Equal(Outcome.Pass, Exported(group, push.With(Who, ObjectId.Replace('1', '2'))).Outcome);
    }

    [Fact]
    public void Lists_of_the_Azure_CLI_have_the_properties_at_the_top()
    {
        var user = Given.RoleAssignment(Group).Exported().Without("properties").With("principalType", "User").With("principalId", ObjectId)
            .With("roleDefinitionId", "/providers/Microsoft.Authorization/roleDefinitions/" + Push);

        Exported(user).Is(Outcome.Fail, "gives a user AcrPush directly");
    }

    [Fact]
    public void A_role_that_nobody_knows_is_unknown()
    {
        Judge(Given.RoleAssignment().With(Role, Definition("00000000-0000-0000-0000-00000000000a")))
            .Is(Outcome.Unknown, "gives the identity that the container group 'web' pulls with the role 00000000-0000-0000-0000-00000000000a, which is no built-in role for registries");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Microsoft.ContainerRegistry/registries/contoso")]
    public void Roles_above_the_registry_count(string scope) =>
        Assert.Equal(Outcome.Fail, Judge(Given.RoleAssignment(scope).With(Role, Definition(Push))).Outcome);

    [Fact]
    public void Several_failures_are_counted() =>
        Judge(Given.RoleAssignment().With(Role, Definition(Push)), Given.RoleAssignment("").With(Type, "User")).Is(Outcome.Fail, Pushes + ", and 1 more");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Without_role_assignments_there_is_nothing_to_judge()
    {
        Judge().Is(Outcome.NotApplicable, "has no role assignments in these files");
        Exported().Is(Outcome.Unknown, "may have role assignments: this source carries none");
        Judge(Given.RoleAssignment().InDeployment("other")).IsUnknown("another deployment of this run declares");
        Judge(Given.RoleAssignment().WithId("[parameters('scope')]")).Is(Outcome.Unknown, "may be meant by a role assignment whose scope an expression hides");
        Judge(Given.RoleAssignment("Microsoft.ContainerRegistry/registries/contoso2")).Is(Outcome.NotApplicable, "has no role assignments in these files");
    }

    [Fact]
    public void A_failure_under_a_condition_counts_as_far_as_the_condition_is_known()
    {
        var push = Given.RoleAssignment().With(Role, Definition(Push));

        Judge(push.With("condition", "[parameters('on')]")).IsUnknown(Pushes + ", if a condition holds that depends on [parameters('on')]");
        Judge(push.With("condition", true)).Is(Outcome.Fail, Pushes);
        Judge(push.With("condition", false)).Is(Outcome.NotApplicable, "has no role assignments in these files");
    }

    [Theory]
    [InlineData(Role, "[parameters('role')]", "a role, and roleDefinitionId depends on [parameters('role')]")]
    [InlineData(Role, "[if(parameters('p'), subscriptionResourceId('x', '7f951dda-4ed3-4680-a7ca-43fe172d538d'), subscriptionResourceId('x', '8311e382-0749-4cb8-b61a-304f252e45ec'))]", "roleDefinitionId depends on")]
    [InlineData(Role, 5, "roleDefinitionId is a number")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value, string reason) =>
        Judge(Given.RoleAssignment().With(path, JsonValue.Create(value))).IsUnknown(reason);

    private static string Definition(string role) => $"[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{role}')]";

    private static Verdict Exported(params GivenResource[] companions) =>
        Given.Registry().Exported().WithId(Id).JudgedBy<LeastPrivilegeAccessRule>(null, [.. companions.Select(companion => companion.Build())]);

    private static Verdict Judge(params GivenResource[] assignments) =>
        Given.Registry().JudgedBy<LeastPrivilegeAccessRule>(null, [Given.Group(), .. assignments.Select(assignment => assignment.Build())]);
}
