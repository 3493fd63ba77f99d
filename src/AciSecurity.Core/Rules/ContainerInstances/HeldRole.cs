using AciSecurity.Access;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>One role that an identity of a group has, and what it amounts to.</summary>
/// <param name="Assignment">What gives it.</param>
/// <param name="Facts">What the run knows.</param>
internal sealed record HeldRole(RoleAssignment Assignment, Facts Facts)
{
    private Setting<string> RoleId => Assignment.RoleId;

    private RoleDefinition? Definition => RoleId.IsKnown ? Facts.Companions.RoleDefinitions.Of(RoleId.Value) : null;

    private string? Name => RoleId.IsKnown ? WellKnownRole.NameOf(RoleId.Value) ?? (Definition is { } role ? Redaction.Text(role.Name) : null) : null;

    /// <summary>The role and what it reaches.</summary>
    public Evidence Evidence
    {
        get
        {
            var reach = Assignment.ScopeId is { } scope ? Facts.Companions.Targets.Below(scope, Facts.Companions.ManagementGroups) : "";
            return new(Assignment.Identity.Type, (Name ?? Redaction.Text(RoleId.Or("(unresolved)"))) + reach);
        }
    }

    /// <summary>Whether it is narrow.</summary>
    public Verdict Verdict
    {
        get
        {
            var verdict = Whatever();
            return verdict.Outcome == Outcome.Fail && Assignment.HasRoleCondition
                ? new(Outcome.Unknown, $"{verdict.Reason}, under a condition, which is not followed")
                : verdict;
        }
    }

    private Verdict Whatever()
    {
        var name = Name;
        if (RoleId.IsKnown && WellKnownRole.IsBroad(RoleId.Value)) return new(Outcome.Fail, $"has the role {name}");
        var breadth = RoleId.IsKnown && WellKnownRole.NameOf(RoleId.Value) is null && Definition is { } role ? RoleBreadth.Of(role) : null;
        if (breadth is not null) return new(Outcome.Fail, $"has the role {name}, which lets it {breadth}");
        if (Assignment.Scope is RoleScope.Subscription) return new(Outcome.Fail, $"has {Article(name)} at the scope of a subscription");
        if (Assignment.Scope is RoleScope.ManagementGroup) return new(Outcome.Fail, $"has {Article(name)} at the scope of a management group");
        if (!RoleId.IsKnown) return new(Outcome.Unknown, RoleId.IsUnresolved ? $"has a role that {RoleId.Reason}" : "has a role assignment without a role");
        if (name is null) return new(Outcome.Unknown, "has a role that is not known here: a custom role may allow anything");
        if (WellKnownRole.NameOf(RoleId.Value) is null && Definition!.Permissions.IsUnresolved) return new(Outcome.Unknown, $"has the role {name}, whose permissions cannot be read: one {Definition.Permissions.Reason}");
        return Assignment.Scope == RoleScope.Unknown
            ? new(Outcome.Unknown, $"has the role {name} at a scope that an expression hides")
            : new(Outcome.Pass, $"has the role {name}");
    }

    private static string Article(string? name) => name is null ? "a role" : $"the role {name}";
}
