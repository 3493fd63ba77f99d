using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "an identity has no role by default, which is absence")]
[NoCase(RuleCase.OldApiVersion, "role assignments say the same at every api-version")]
public sealed class IdentityLeastPrivilegeRuleTests
{
    private const string Contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
    private const string AcrPull = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    private const string ObjectId = "99999999-8888-7777-6666-555555555555";
    private const string Subscription = "/subscriptions/00000000-0000-0000-0000-000000000001";

    internal static Deciding Deciding => new(Given.Group(), "properties.roleDefinitionId") { Companion = Given.RoleAssignment() };

    [Fact]
    public void Narrow_roles_pass()
    {
        var verdict = Judge(Given.RoleAssignment());

        verdict.Is(Outcome.Pass, "has identities whose roles, as far as this run shows them, are narrow");
        Assert.Equal(new("Microsoft.Authorization/roleAssignments", "AcrPull"), Assert.Single(verdict.Evidence));
    }

    [Theory]
    [InlineData("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner")]
    [InlineData(Contributor, "Contributor")]
    [InlineData("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator")]
    [InlineData("f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator")]
    [InlineData("00482a5a-887f-4fb3-b363-3b7fe8e74483", "Key Vault Administrator")]
    [InlineData("8B54135C-B56D-4D72-A534-26097CFDC8D8", "Key Vault Data Access Administrator")]
    [Covers(RuleCase.OtherCase)]
    public void Broad_roles_fail_by_name_at_every_scope(string role, string name) =>
        Judge(WithRole(role), Given.RoleAssignment()).Is(Outcome.Fail, $"uses the identity 'web', which has the role {name}");

    [Theory]
    [InlineData("[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '{0}')]")]
    [InlineData("[resourceId('Microsoft.Authorization/roleDefinitions', '{0}')]")]
    [InlineData("[concat(subscription().id, '/providers/Microsoft.Authorization/roleDefinitions/', '{0}')]")]
    [InlineData("[concat('/subscriptions/', subscription().subscriptionId, '/providers/Microsoft.Authorization/roleDefinitions/{0}')]")]
    [InlineData("/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/{0}")]
    [InlineData("/providers/Microsoft.Authorization/roleDefinitions/{0}")]
    public void A_role_is_known_however_it_is_written(string role) =>
        Assert.Equal(Outcome.Fail, Judge(Given.RoleAssignment().With("properties.roleDefinitionId", string.Format(null, role, Contributor))).Outcome);

    [Theory]
    [InlineData("providers/Microsoft.Authorization/roleAssignments/x", "a subscription")]
    [InlineData(Subscription + "/providers/Microsoft.Authorization/roleAssignments/x", "a subscription")]
    [InlineData("[subscriptionResourceId('s', 'Microsoft.Authorization/roleAssignments', guid('x'))]", "a subscription")]
    [InlineData("[subscription().id]/providers/Microsoft.Authorization/roleAssignments/x", "a subscription")]
    [InlineData("/providers/Microsoft.Authorization/roleAssignments/x", "a management group")]
    [InlineData("/providers/Microsoft.Management/managementGroups/m/providers/Microsoft.Authorization/roleAssignments/x", "a management group")]
    [InlineData("[tenantResourceId('Microsoft.Authorization/roleAssignments', guid('x'))]", "a management group")]
    public void A_role_at_a_wide_scope_fails_whichever_it_is(string id, string scope)
    {
        Judge(Given.RoleAssignment().WithId(id)).Is(Outcome.Fail, $"uses the identity 'web', which has the role AcrPull at the scope of {scope}");
        Judge(WithRole(ObjectId).WithId(id)).Is(Outcome.Fail, $"uses the identity 'web', which has a role at the scope of {scope}");
    }

    [Theory]
    [InlineData("Microsoft.Authorization/roleAssignments/x", Outcome.Pass)]
    [InlineData("[resourceId('Microsoft.Authorization/roleAssignments', guid('x'))]", Outcome.Pass)]
    [InlineData("[resourceId('Microsoft.ContainerRegistry/registries', parameters('r'))]/providers/Microsoft.Authorization/roleAssignments/x", Outcome.Pass)]
    [InlineData("[extensionResourceId(resourceId('Microsoft.ContainerRegistry/registries', parameters('r')), 'Microsoft.Authorization/roleAssignments', guid('x'))]", Outcome.Pass)]
    [InlineData("[if(equals(resourceId('Microsoft.ContainerRegistry/registries', parameters('r')), '/'), tenantResourceId('Microsoft.Authorization/roleAssignments', 'x'), extensionResourceId('y', 'Microsoft.Authorization/roleAssignments', 'x'))]", Outcome.Pass)]
    [InlineData(Subscription + "/resourceGroups/r/providers/Microsoft.Authorization/roleAssignments/x", Outcome.Pass)]
    [InlineData("[parameters('scope')]/providers/Microsoft.Authorization/roleAssignments/x", Outcome.Unknown)]
    [InlineData("[parameters('id')]", Outcome.Unknown)]
    public void A_narrow_scope_passes_where_it_is_known(string id, Outcome outcome) => Assert.Equal(outcome, Judge(Given.RoleAssignment().WithId(id)).Outcome);

    [Theory]
    [InlineData("[parameters('role')]", "has a role that depends on [parameters('role')]")]
    [InlineData("[if(parameters('x'), '/a/7f951dda-4ed3-4680-a7ca-43fe172d538d', '/a/7f951dda-4ed3-4680-a7ca-43fe172d538d')]", "has a role that depends on")]
    [InlineData("[subscriptionResourceId('00000000-0000-4000-8000-000000000000', 'Microsoft.Authorization/roleDefinitions', parameters('role'))]", "has a role that depends on")]
    [InlineData("/providers/Microsoft.Authorization/roleDefinitions/" + ObjectId, "has a role that is not known here: a custom role may allow anything")]
    [InlineData(null, "has a role assignment without a role")]
    [InlineData(5, "has a role that is a number where text is expected")]
    [Covers(RuleCase.Unresolved)]
    public void A_role_that_is_not_known_is_unknown(object? role, string reason) =>
        Judge(Given.RoleAssignment().With("properties.roleDefinitionId", role is null ? null : JsonValue.Create(role))).IsUnknown(reason);

    [Fact]
    public void The_groups_own_identity_is_judged_too()
    {
        var group = Given.Group().With("identity.type", "SystemAssigned, UserAssigned");
        var own = WithRole(Contributor).With("properties.principalId", "[reference(resourceId('Microsoft.ContainerInstance/containerGroups', 'web'), '2025-09-01', 'full').identity.principalId]");

        group.JudgedBy<IdentityLeastPrivilegeRule>(null, Given.RoleAssignment(), own).Is(Outcome.Fail, "uses its own identity, which has the role Contributor");
        group.JudgedBy<IdentityLeastPrivilegeRule>(null, Given.RoleAssignment()).Is(Outcome.Unknown, "uses its own identity, of which these files assign no role");
    }

    [Theory]
    [InlineData("[reference('Microsoft.ManagedIdentity/userAssignedIdentities/web', '2023-01-31').principalId]")]
    [InlineData("[reference( resourceId( 'Microsoft.ManagedIdentity/userAssignedIdentities','WEB' )).principalId]")]
    public void An_identity_is_known_however_it_is_referred_to(string principal) =>
        Assert.Equal(Outcome.Fail, Judge(WithRole(Contributor).With("properties.principalId", principal)).Outcome);

    [Fact]
    public void An_identity_whose_name_is_computed_is_known_by_its_expression()
    {
        const string Id = "resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', parameters('name'))";
        var group = Given.Group().With("identity.userAssignedIdentities", new JsonObject { [$"[format('{{0}}', {Id})]"] = new JsonObject() });
        var assignment = Given.RoleAssignment().With("properties.principalId", $"[reference({Id}, '2023-01-31').principalId]");

        Assert.Equal(Outcome.Pass, group.JudgedBy<IdentityLeastPrivilegeRule>(null, assignment).Outcome);
        assignment.With("properties.roleDefinitionId", $"/x/{Contributor}");
        group.JudgedBy<IdentityLeastPrivilegeRule>(null, assignment).Is(Outcome.Fail, "uses an identity that an expression names, which has the role Contributor");
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Without_an_assignment_nothing_is_known()
    {
        Judge().Is(Outcome.Unknown, "uses the identity 'web', of which these files assign no role");
        Given.Group().Exported().JudgedBy<IdentityLeastPrivilegeRule>().Is(Outcome.Unknown, "uses the identity 'web', and this source carries no role assignments of it");
        Judge(Given.RoleAssignment().With("condition", false)).Is(Outcome.Unknown, "uses the identity 'web', of which these files assign no role");
        Judge(Given.RoleAssignment().With("properties.principalId", "[reference(resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'web2')).principalId]"))
            .Is(Outcome.Unknown, "uses the identity 'web', of which these files assign no role");
    }

    [Theory]
    [InlineData("[parameters('principalId')]")]
    [InlineData("[reference('web').principalId]")]
    [InlineData("[reference('identity').outputs.principalId.value]")]
    public void An_assignment_to_someone_hidden_may_be_of_the_identity(string principal)
    {
        var hidden = WithRole(Contributor).With("properties.principalId", principal);

        Judge(Given.RoleAssignment(), hidden).Is(Outcome.Unknown, "may be meant by a role assignment whose principal an expression hides");
        Assert.Equal(Outcome.Fail, Judge(WithRole(Contributor), hidden).Outcome);
    }

    [Fact]
    public void A_broad_role_under_a_condition_that_nobody_knows_is_unknown() =>
        Judge(WithRole(Contributor).With("condition", "[parameters('x')]")).IsUnknown("has the role Contributor, if its condition holds, which depends on");

    [Fact]
    public void Replies_name_principals_by_their_object_ids()
    {
        var group = Given.Group().With($"identity.userAssignedIdentities", new JsonObject { [$"{Subscription}/resourceGroups/r/providers/{Given.Identity}"] = new JsonObject { ["principalId"] = ObjectId } });
        var assignment = Given.RoleAssignment(Subscription + "/resourceGroups/r").With("properties.principalId", ObjectId.ToUpperInvariant()).With("properties.roleDefinitionId", $"/x/{AcrPull}");

        Assert.Equal(Outcome.Pass, group.Exported().JudgedBy<IdentityLeastPrivilegeRule>(null, assignment.Exported()).Outcome);
        assignment.With("properties.roleDefinitionId", $"/x/{Contributor}");
        group.Exported().JudgedBy<IdentityLeastPrivilegeRule>(null, assignment.Exported()).Is(Outcome.Fail, "uses the identity 'web', which has the role Contributor");
    }

    [Fact]
    public void Lists_of_the_CLI_have_the_properties_at_the_top()
    {
        var group = Given.Group().With("identity", new JsonObject { ["type"] = "SystemAssigned", ["principalId"] = ObjectId });
        var assignment = Given.RoleAssignment().Without("properties").With("principalId", ObjectId).With("roleDefinitionId", $"/x/{AcrPull}").WithId("x").With("scope", Subscription);

        group.Exported().JudgedBy<IdentityLeastPrivilegeRule>(null, assignment.Exported())
            .Is(Outcome.Fail, "uses its own identity, which has the role AcrPull at the scope of a subscription");
    }

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void Without_an_identity_there_is_nothing_to_say()
    {
        Given.Group().With("identity.type", "None").JudgedBy<IdentityLeastPrivilegeRule>().Is(Outcome.NotApplicable, "has no managed identity");
        Given.Group().Without("identity").JudgedBy<IdentityLeastPrivilegeRule>().Is(Outcome.NotApplicable, "has no managed identity");
        Given.Profile().JudgedBy<IdentityLeastPrivilegeRule>().Is(Outcome.NotApplicable, "is a profile, which has no identity: the groups made from it have");
        Given.Group().With("identity.type", "[parameters('type')]").JudgedBy<IdentityLeastPrivilegeRule>().IsUnknown("type depends on [parameters('type')]");
    }

    [Fact]
    public void What_another_deployment_assigns_is_not_surely_of_the_identity()
    {
        Resource broad = WithRole(Contributor);
        var elsewhere = new Resource(broad.Identity with { Deployment = "other" }, broad.ToUtf8Json(), broad.Completeness, broad.Syntax);

        Given.Group().JudgedBy<IdentityLeastPrivilegeRule>(null, Given.RoleAssignment(), elsewhere)
            .Is(Outcome.Unknown, "uses the identity 'web', which may be meant by another deployment of this run, which has the role Contributor");
    }

    private static GivenResource WithRole(string role) => Given.RoleAssignment().With("properties.roleDefinitionId", $"/providers/Microsoft.Authorization/roleDefinitions/{role}");

    private static Verdict Judge(params GivenResource[] assignments) =>
        Given.Group().JudgedBy<IdentityLeastPrivilegeRule>(null, [.. assignments.Select(assignment => assignment.Build())]);
}
