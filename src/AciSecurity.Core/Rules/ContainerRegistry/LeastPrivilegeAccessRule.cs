using AciSecurity.Access;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>An identity that pulls and may also push can replace what everyone else pulls; a role that a user has directly is the
/// user's for ever.</summary>
/// <remarks>Microsoft.Authorization/roleAssignments on the registry, its resource group or its subscription.
/// https://learn.microsoft.com/azure/container-registry/container-registry-rbac-built-in-roles-overview</remarks>
public sealed class LeastPrivilegeAccessRule : RegistryCompanionRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.LeastPrivilegeAccess", "Registry gives each identity no more than it needs")
    {
        Severity = Severity.High,
        Section = Section.Credentials,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciCredential"],
        Controls = ["MCSB PA-7"],
        Needs = FactKinds.RoleAssignments | FactKinds.RoleDefinitions | FactKinds.ContainerGroups,
        Recommendation = "Give identities that pull AcrPull, or Container Registry Repository Reader where the registry has repository "
            + "permissions, and give people roles through groups.",
    };

    /// <inheritdoc/>
    protected override PendingVerdicts Prepare(Registry registry)
    {
        var identity = registry.Resource.Identity;
        return Later(context =>
        {
            var (companions, facts) = (context.Facts.Companions, context.Facts);
            var roles = companions.RoleAssignments.AtOrAbove(identity, companions.ManagementGroups);
            var uses = companions.RegistryUses.Of(identity);
            var pulling = new PullingIdentities(
                [.. uses.Own.Where(use => use.ByIdentity)],
                uses.Hidden.Any(use => use.ByIdentity) ? "" : facts.CoverageOfRun(FactKinds.ContainerGroups, identity).Gap(identity, "container groups"));
            return Decide(roles, [.. roles.Own.Select(role => Judge(role, pulling, companions.RoleDefinitions)), .. roles.Perhaps.Select(role => Perhaps(Judge(role, pulling, companions.RoleDefinitions)))], identity, facts.CoverageOf(FactKinds.RoleAssignments, identity));
        });
    }

    private static Verdict Decide(CompanionSet<RoleAssignment> roles, List<Verdict> verdicts, ResourceIdentity registry, Coverage coverage)
    {
        var failed = verdicts.FindAll(verdict => verdict.Outcome == Outcome.Fail);
        if (failed.Count > 0) return failed.Count == 1 ? failed[0] : failed[0] with { Reason = $"{failed[0].Reason}, and {failed.Count - 1} more" };
        if (verdicts.Find(verdict => verdict.Outcome == Outcome.Unknown) is { } unknown) return unknown;
        if (roles.IsHidden) return Unknown("may be meant by a role assignment whose scope an expression hides");
        var gap = coverage.Gap(registry, "role assignments");
        if (verdicts.Count > 0) return Pass("gives no identity that pulls more than that, and no user a role directly").Unless(gap) with { Evidence = verdicts[0].Evidence };
        if (roles.IsElsewhere) return Unknown("may have the role assignments that another deployment of this run declares for a resource of its name");
        if (gap is not null) return Unknown($"may have role assignments: {gap}");
        if (coverage.IsComplete) return Pass("has no role assignments");
        return registry.Origin.Kind == OriginKind.Template
            ? NotApplicable("has no role assignments in these files")
            : Unknown("may have role assignments: this source carries none");
    }

    /// <summary>What a role at a management group amounts to where nobody said whether the registry is below it.</summary>
    private static Verdict Perhaps(Verdict verdict) => verdict.Outcome != Outcome.Fail ? verdict : verdict with
    {
        Outcome = Outcome.Unknown,
        Reason = $"{verdict.Reason}, if the management group of the role assignment is above it",
    };

    private static Verdict Judge(RoleAssignment grant, PullingIdentities pulling, RoleDefinitions definitions)
    {
        var role = RegistryRole.Of(grant.RoleId, definitions);
        var verdict = Judge(grant, role, pulling, grant.Identity.Deployment);
        if (verdict.Outcome == Outcome.Fail && grant.Condition.IsUnresolved) verdict = Unknown($"{verdict.Reason}, if a condition holds that {grant.Condition.Reason}");
        return verdict with { Evidence = [new(grant.Identity.Type, $"{Redaction.Text(grant.Identity.Name)}: {role.Name}")] };
    }

    private static Verdict Judge(RoleAssignment grant, RegistryRole role, PullingIdentities pulling, string? deployment)
    {
        var type = grant.PrincipalType;
        if (type.IsKnown && type.Value.Equals("User", StringComparison.OrdinalIgnoreCase)) return Fail($"gives a user {role.Name} directly");
        var mayBeUser = !grant.IsIdentity && !(type.IsKnown && type.Value.ToUpperInvariant() is "SERVICEPRINCIPAL" or "GROUP" or "FOREIGNGROUP" or "DEVICE");
        if (mayBeUser) return Unknown($"gives {role.Name} to somebody, and principalType {(type.IsAbsent ? "is not set" : type.IsKnown ? "has a value that is not known" : type.Reason)}");
        var match = pulling.Match(grant.Principal, deployment);
        if (match.Holds == false || (type.IsKnown && !type.Value.Equals("ServicePrincipal", StringComparison.OrdinalIgnoreCase))) return Pass();
        if (grant.RoleId.IsUnresolved) return Unknown($"gives the identity {pulling.Whose} a role, and roleDefinitionId {grant.RoleId.Reason}");
        if (role.OnlyReads == true) return Pass();
        if (match.Holds is null) return Unknown($"gives {role.Name} to an identity, and {match.Reason}");
        if (role.OnlyReads == false && grant.HasRoleCondition) return Unknown($"gives {role.Name} to the identity {pulling.Whose}, under a condition, which is not followed");
        return role.OnlyReads == false
            ? Fail($"gives {role.Name} to the identity {pulling.Whose}")
            : Unknown($"gives the identity {pulling.Whose} {role.Name}, which is no built-in role for registries");
    }
}
