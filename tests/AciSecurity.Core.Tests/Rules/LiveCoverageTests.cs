using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;
using AciSecurity.Rules.ContainerRegistry;
using AciSecurity.Rules.KeyVault;
using AciSecurity.Rules.Subscription;
using Acr = AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules;

/// <summary>What rules make of a live run: nothing found is a failure, or good, where all was read, and unknown where it was not.</summary>
public sealed class LiveCoverageTests
{
    private const string Refused = "could not be read: the permission is missing";
    private const string PrincipalId = "99999999-8888-7777-6666-555555555555";
    private const string OtherId = "99999999-8888-7777-6666-000000000000";

    [Fact]
    public void A_companion_that_is_not_there_fails_where_all_of_its_kind_were_read()
    {
        LiveRun.Whole.Judge<AuditLogRule>(Given.Registry()).Is(Outcome.Fail, "has no diagnostic setting");
        LiveRun.Whole.Judge<DiagnosticLogRule>(Given.Group()).Is(Outcome.Fail, "has no diagnostic setting");
        LiveRun.Whole.Judge<DeleteLockRule>(Given.Registry()).Is(Outcome.Fail, "has no lock");
        LiveRun.Whole.Judge<RedundancyRule>(Given.Registry()).Is(Outcome.Fail, "has no replica");
        LiveRun.Whole.Judge<SoftDeleteRule>(Unkept()).IsFail("cannot restore deleted artifacts");
        LiveRun.Whole.Judge<PrivateEndpointRule>(Given.Registry()).Is(Outcome.Fail, "has no private endpoint");
    }

    [Fact]
    public void It_is_unknown_where_they_could_not_be_read()
    {
        LiveRun.Refused.Judge<AuditLogRule>(Given.Registry()).Is(Outcome.Unknown, $"may have a diagnostic setting: diagnostic settings {Refused}");
        LiveRun.Refused.Judge<DiagnosticLogRule>(Given.Group()).Is(Outcome.Unknown, $"may have a diagnostic setting: diagnostic settings {Refused}");
        LiveRun.Refused.Judge<DeleteLockRule>(Given.Registry()).Is(Outcome.Unknown, $"may have a lock: locks {Refused}");
        LiveRun.Refused.Judge<RedundancyRule>(Given.Registry()).Is(Outcome.Unknown, $"may have a replica: replicas {Refused}");
        LiveRun.Refused.Judge<SoftDeleteRule>(Unkept()).IsUnknown($"replicas {Refused}");
        LiveRun.Refused.Judge<LeastPrivilegeAccessRule>(Given.Registry()).Is(Outcome.Unknown, $"may have role assignments: role assignments {Refused}");
    }

    [Fact]
    public void It_is_unknown_where_nobody_asked()
    {
        LiveRun.Unasked.Judge<AuditLogRule>(Given.Registry()).Is(Outcome.Unknown, "may have a diagnostic setting: this source carries none");
        LiveRun.Unasked.Judge<DeleteLockRule>(Given.Registry()).Is(Outcome.Unknown, "may have a lock: this source carries none");
        LiveRun.Unasked.Judge<LeastPrivilegeAccessRule>(Given.Registry()).Is(Outcome.Unknown, "may have role assignments: role assignments were not read");
        LiveRun.Unasked.Judge<TrustedServicesRule>(Given.Registry().With("properties.networkRuleBypassOptions", "None")).IsUnknown("container groups were not read");
    }

    [Fact]
    public void A_companion_that_was_read_passes_though_others_could_not_be_and_a_bad_one_may_have_a_better_beside_it()
    {
        LiveRun.Refused.With(Given.DiagnosticSetting(Id(Given.Registry()))).Judge<AuditLogRule>(Given.Registry()).Is(Outcome.Pass, "sends its audit logs away by the diagnostic setting 'audit'");
        LiveRun.Refused.With(Given.Lock(LiveRun.Group).With("properties.level", "NotSpecified")).Judge<DeleteLockRule>(Given.Registry())
            .Is(Outcome.Unknown, $"has the lock 'keep', which does not prevent deletion, and may have another lock: locks {Refused}");
    }

    [Theory]
    [InlineData(LiveRun.Group)]
    [InlineData(LiveRun.Subscription)]
    [InlineData(LiveRun.Group + "/providers/Microsoft.ContainerRegistry/registries/CONTOSO")]
    public void A_lock_counts_at_every_scope_above_the_registry(string scope) =>
        LiveRun.Whole.With(Given.Lock(scope)).Judge<DeleteLockRule>(Given.Registry()).Is(Outcome.Pass, "is locked against deletion by 'keep'");

    [Fact]
    public void A_registrys_own_region_is_no_replica()
    {
        var home = Given.Replication(Id(Given.Registry())).With("location", "West Europe");

        LiveRun.Whole.With(home).Judge<RedundancyRule>(Given.Registry()).Is(Outcome.Fail, "has no replica");
        LiveRun.Whole.With(home, Given.Replication(Id(Given.Registry()))).Judge<RedundancyRule>(Given.Registry()).Is(Outcome.Pass, "has the replica 'northeurope'");
    }

    [Theory]
    [InlineData(LiveRun.Group)]
    [InlineData(LiveRun.Subscription)]
    public void Roles_above_the_registry_are_roles_on_it(string scope)
    {
        var run = LiveRun.Whole.With(Given.Group().With("identity.userAssignedIdentities", Principals()).With("properties.imageRegistryCredentials[0].identity", Identity), Push(scope, PrincipalId));

        run.Judge<LeastPrivilegeAccessRule>(Given.Registry()).Is(Outcome.Fail, "gives AcrPush to the identity that the container group 'web' pulls with");
        LiveRun.Whole.With(Push(scope, OtherId)).Judge<LeastPrivilegeAccessRule>(Given.Registry()).Is(Outcome.Pass, "gives no identity that pulls more than that, and no user a role directly");
    }

    [Fact]
    public void Who_pulls_is_unknown_where_the_groups_could_not_be_read()
    {
        var run = LiveRun.Whole.Gathered(FactKinds.ContainerGroups, LiveRun.Subscription + "x", "the permission is missing").With(Push(LiveRun.Group, OtherId));

        run.Judge<LeastPrivilegeAccessRule>(Given.Registry()).IsUnknown($"it may be the one that a container group pulls with: container groups {Refused}");
        LiveRun.Whole.Judge<LeastPrivilegeAccessRule>(Given.Registry()).Is(Outcome.Pass, "has no role assignments");
    }

    [Fact]
    public void Trusted_services_are_let_in_where_somebody_needs_it_and_kept_out_where_nobody_does()
    {
        GivenResource Closed() => Given.Registry().With("properties.networkRuleBypassOptions", "None");

        var idle = LiveRun.Whole.Judge<TrustedServicesRule>(Given.Registry());
        idle.Is(Outcome.Fail, "lets trusted services past its network rules, and nothing in this run is known to need it");
        Assert.Equal(Severity.Low, idle.Severity);
        LiveRun.Whole.Judge<TrustedServicesRule>(Closed()).Is(Outcome.Pass, "lets no trusted service past its network rules, and nothing in this run is known to need it");
        LiveRun.Refused.Judge<TrustedServicesRule>(Given.Registry()).IsUnknown($"container groups {Refused}");
        LiveRun.Refused.Judge<TrustedServicesRule>(Closed()).IsUnknown($"container groups {Refused}");
        LiveRun.Whole.With(Plan()).Judge<TrustedServicesRule>(Given.Registry()).Is(Outcome.Pass, "lets trusted services past its network rules, as the scans of Microsoft Defender need it");
        LiveRun.Whole.With(Plan()).Judge<TrustedServicesRule>(Closed()).Is(Outcome.Fail, "lets no trusted service past its network rules, and Microsoft Defender is to scan its images");
        LiveRun.Whole.With(Plan().Without("properties.extensions")).Judge<TrustedServicesRule>(Closed()).IsUnknown("whether Microsoft Defender scans registries is not said");
        LiveRun.Whole.With(Given.Group()).Judge<TrustedServicesRule>(Closed()).IsFail("the container group 'web' pulls from it with an identity");
    }

    [Fact]
    public void Contradictions_need_the_registries_and_the_groups()
    {
        LiveRun.Whole.Judge<AciSecurity.Rules.ContainerInstances.ContradictionRule>(Given.Group()).IsPass();
        LiveRun.Refused.Judge<AciSecurity.Rules.ContainerInstances.ContradictionRule>(Given.Group()).IsUnknown($"registries {Refused}");
        LiveRun.Refused.With(Given.Registry()).Judge<AciSecurity.Rules.ContainerInstances.ContradictionRule>(Given.Group()).IsPass();
        LiveRun.Whole.Judge<Acr.ContradictionRule>(Given.Registry()).IsPass();
        LiveRun.Refused.Judge<Acr.ContradictionRule>(Given.Registry()).IsUnknown($"container groups {Refused}");
        LiveRun.Refused.Judge<Acr.ContradictionRule>(Given.Registry().With("properties.policies.retentionPolicy.status", "disabled")).IsPass();
    }

    [Fact]
    public void A_network_that_could_not_be_read_is_said_to_be_so()
    {
        var group = () => Given.Group().With("properties.subnetIds[0].id", $"{LiveRun.Group}/providers/{Given.Subnet}");

        LiveRun.Whole.Judge<SubnetSegmentationRule>(group()).Is(Outcome.Unknown, "is in the subnet 'containers', which was not found");
        LiveRun.Refused.Judge<SubnetSegmentationRule>(group()).Is(Outcome.Unknown, $"is in the subnet 'containers', which {Refused}");
        LiveRun.Unasked.Judge<SubnetSegmentationRule>(group()).Is(Outcome.Unknown, "is in the subnet 'containers', which was not read");
        var network = Given.VirtualNetwork().With("properties.subnets[0].properties.networkSecurityGroup.id", $"{LiveRun.Group}/providers/Microsoft.Network/networkSecurityGroups/containers");
        LiveRun.Whole.With(network, Given.SecurityGroup()).Judge<SubnetSegmentationRule>(group()).IsPass();
        LiveRun.Refused.With(network).Judge<SubnetSegmentationRule>(group()).IsUnknown($"a network security group that {Refused}");
    }

    [Fact]
    public void An_identity_without_roles_is_narrow_where_all_role_assignments_were_read()
    {
        GivenResource Group() => Given.Group().With("identity.userAssignedIdentities", Principals());

        LiveRun.Whole.Judge<IdentityLeastPrivilegeRule>(Group()).Is(Outcome.Pass, "has identities without any role");
        LiveRun.Refused.Judge<IdentityLeastPrivilegeRule>(Group()).IsUnknown($"role assignments {Refused}");
        LiveRun.Unasked.Judge<IdentityLeastPrivilegeRule>(Group()).IsUnknown("this source carries no role assignments of it");
        LiveRun.Whole.Judge<IdentityLeastPrivilegeRule>(Given.Group()).IsUnknown("whose object id Azure did not say");
        LiveRun.Refused.With(Push(LiveRun.Subscription, PrincipalId)).Judge<IdentityLeastPrivilegeRule>(Group()).IsFail("at the scope of a subscription");
    }

    [Fact]
    public void A_vault_that_nobody_uses_is_not_judged_where_everybody_is_known()
    {
        LiveRun.Whole.Judge<ProtectionRule>(Given.Vault()).Is(Outcome.NotApplicable, "is used by no container group or registry of this run");
        LiveRun.Refused.Judge<ProtectionRule>(Given.Vault()).IsUnknown($"container groups {Refused}");
        LiveRun.Whole.With(Given.Group()).Judge<ProtectionRule>(Given.Vault()).Is(Outcome.Fail, "has no diagnostic setting");
        LiveRun.Refused.With(Given.Group()).Judge<ProtectionRule>(Given.Vault()).IsUnknown($"diagnostic settings {Refused}");
    }

    [Fact]
    public void Another_plan_that_could_not_be_read_may_scan_registries()
    {
        var off = () => Plan().With("properties.extensions[0].isEnabled", "False");

        LiveRun.Whole.Judge<RegistryScanningRule>(off()).Is(Outcome.Fail, "has the scanning of registries off");
        LiveRun.Refused.Judge<RegistryScanningRule>(off()).IsUnknown($"the other plans {Refused}");
        LiveRun.Refused.Judge<RegistryScanningRule>(Plan()).IsPass();
    }

    private const string Identity = LiveRun.Group + "/providers/" + Given.Identity;

    private static string Id(GivenResource resource) => resource.Live().Build().Id;

    private static GivenResource Unkept() => Given.Registry().AtVersion("2026-01-01-preview").With("properties.policies.retentionPolicy.status", "disabled");

    private static GivenResource Plan() => Given.Plan().WithId($"{LiveRun.Subscription}/providers/Microsoft.Security/pricings/Containers");

    private static JsonObject Principals() => new() { [Identity] = new JsonObject { ["principalId"] = PrincipalId } };

    private static GivenResource Push(string scope, string principal) => Given.RoleAssignment(scope)
        .With("properties.principalId", principal)
        .With("properties.roleDefinitionId", "/x/8311e382-0749-4cb8-b61a-304f252e45ec");
}
