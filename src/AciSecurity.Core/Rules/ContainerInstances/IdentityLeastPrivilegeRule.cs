using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Whoever gets into a container has every right of the group's identities.</summary>
/// <remarks>Role assignments of the run whose principal is an identity of the group.
/// https://learn.microsoft.com/azure/role-based-access-control/best-practices</remarks>
public sealed class IdentityLeastPrivilegeRule : ContainerGroupCompanionRule
{
    private const int MostShown = 10;

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.IdentityLeastPrivilege", "Identities of the group have narrow roles")
    {
        Severity = Severity.High,
        Section = Section.Credentials | Section.LeastPrivilege,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciCredential", "Test-AciLeastPrivilege"],
        Controls = ["MCSB PA-7"],
        Needs = FactKinds.RoleAssignments | FactKinds.RoleDefinitions,
        Recommendation = "Assign the narrowest role that does, such as AcrPull or Key Vault Secrets User, at the resource that is used.",
    };

    /// <inheritdoc/>
    protected override PendingVerdicts Prepare(ContainerGroup group)
    {
        if (group.IsProfile) return Now(NotApplicable("is a profile, which has no identity: the groups made from it have"));
        var principals = group.Identity.Principals;
        var identity = group.Resource.Identity;
        if (!principals.IsKnown || principals.Value.Count == 0) return Now(principals.Match(_ => None(), None, Unknown));
        return Later(context => Judge(principals.Value, identity, context.Facts));
    }

    private static Verdict None() => NotApplicable("has no managed identity");

    private static Verdict Judge(IReadOnlyList<Principal> principals, ResourceIdentity group, Facts facts)
    {
        var roles = facts.Companions.RolesOfPrincipals;
        var held = principals.SelectMany(principal => roles.Of(principal, group.Deployment).Select(found => Judge(principal, found.Assignment, found.IsOwn, facts))).ToList();
        if (held.Find(verdict => verdict.Outcome == Outcome.Fail) is { } failed) return failed;
        if (held.Find(verdict => verdict.Outcome == Outcome.Unknown) is { } unknown) return unknown;
        if (principals.FirstOrDefault(principal => principal.ResourceId is null && principal.ObjectId.Length == 0) is not null) return Unknown("has an identity that an expression hides");
        if (roles.IsHiddenIn(group.Deployment)) return Unknown("may be meant by a role assignment whose principal an expression hides");
        if (facts.CoverageOfRun(FactKinds.RoleAssignments, group) is { IsGathered: true } coverage)
        {
            if (principals.FirstOrDefault(principal => principal.ObjectId.Length == 0) is { } nameless) return Unknown($"uses {Redaction.Text(nameless.Name)}, whose object id Azure did not say");
            return Narrow(held).Unless(coverage.Gap(group, "role assignments"));
        }

        var unseen = principals.FirstOrDefault(principal => !roles.Of(principal, group.Deployment).Any(found => found.IsOwn && !found.Assignment.Condition.IsUnresolved));
        if (unseen is null) return Narrow(held);
        return Unknown(group.Origin.Kind == OriginKind.Template
            ? $"uses {Redaction.Text(unseen.Name)}, of which these files assign no role"
            : $"uses {Redaction.Text(unseen.Name)}, and this source carries no role assignments of it");
    }

    private static Verdict Narrow(List<Verdict> held) =>
        Pass(held.Count == 0 ? "has identities without any role" : "has identities whose roles, as far as this run shows them, are narrow") with
        {
            Evidence = [.. held.SelectMany(verdict => verdict.Evidence).Take(MostShown)],
        };

    private static Verdict Judge(Principal principal, RoleAssignment assignment, bool isOwn, Facts facts)
    {
        var role = new HeldRole(assignment, facts);
        var verdict = role.Verdict;
        if (verdict.Outcome == Outcome.Fail && !isOwn) verdict = Unknown($"may be meant by another deployment of this run, which {verdict.Reason}");
        else if (verdict.Outcome == Outcome.Fail && assignment.Condition.IsUnresolved) verdict = Unknown($"{verdict.Reason}, if its condition holds, which {assignment.Condition.Reason}");
        var name = Redaction.Text(principal.Name);
        return verdict with { Reason = $"uses {name}, which {verdict.Reason}", Evidence = [role.Evidence] };
    }
}
