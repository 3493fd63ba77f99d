using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Access;

/// <summary>What one principal may do at one place, by the roles that it has there and above.</summary>
/// <remarks>Roles add up. Deny assignments, which only Azure itself makes, are not looked at, and neither are roles by membership in
/// groups, which Azure Resource Manager does not know. https://learn.microsoft.com/azure/role-based-access-control/overview</remarks>
public sealed class EffectiveAccess
{
    private EffectiveAccess(IReadOnlyList<AccessGrant> grants) => Grants = grants;

    /// <summary>The roles that hold, or may hold, at the place.</summary>
    public IReadOnlyList<AccessGrant> Grants { get; }

    /// <summary>The access of a principal to a place.</summary>
    /// <param name="principal">The principal's object id.</param>
    /// <param name="place">The id of a resource, resource group, subscription or management group.</param>
    /// <param name="assignments">All assignments that may bear on it.</param>
    /// <param name="roles">The roles that are known.</param>
    /// <param name="groups">What is known of management groups.</param>
    public static EffectiveAccess Of(string principal, string place, IEnumerable<RoleAssignment> assignments, RoleDefinitions roles, ManagementGroups groups)
    {
        var grants = new List<AccessGrant>();
        foreach (var assignment in assignments)
        {
            if (assignment.Principal is { } holder && !holder.Equals(principal, StringComparison.OrdinalIgnoreCase)) continue;
            var covers = assignment.ScopeId is { } scope ? groups.Covers(scope, place) : null;
            if (covers == false) continue;
            var role = assignment.RoleId.IsKnown ? roles.Of(assignment.RoleId.Value) : null;
            grants.Add(new(assignment, role, WhyUncertain(assignment, covers)));
        }

        return new(grants);
    }

    /// <summary>Whether it may do this with the resource.</summary>
    /// <param name="action">An action, without wildcards: <c>Microsoft.ContainerRegistry/registries/read</c>.</param>
    public AccessAnswer May(string action) => Ask(action, isOnData: false);

    /// <summary>Whether it may do this with the data inside the resource.</summary>
    /// <param name="action">A data action, without wildcards.</param>
    public AccessAnswer MayOnData(string action) => Ask(action, isOnData: true);

    private AccessAnswer Ask(string action, bool isOnData)
    {
        AccessAnswer? unknown = null;
        foreach (var grant in Grants)
        {
            var allows = grant.Role is { } role ? role.Allows(action, isOnData) : null;
            if (allows == false) continue;
            var name = grant.Role is null ? "a role" : $"the role {Redaction.Text(grant.Role.Name)}";
            if (allows == true && grant.WhyUncertain is null) return new(true, $"has {name}, which allows it", grant);
            unknown ??= new(null, allows is null ? $"has {name}, of which nobody knows what it allows" : $"has {name}, which allows it, and {grant.WhyUncertain}", grant);
        }

        return unknown ?? new(false, "has no role that allows it", null);
    }

    private static string? WhyUncertain(RoleAssignment assignment, bool? covers) =>
        assignment.Principal is null ? "an expression hides who has it"
        : assignment.ScopeId is null ? "an expression hides where"
        : covers is null ? "nobody said whether its management group is above"
        : assignment.Condition.IsUnresolved ? $"it is deployed if a condition holds that {assignment.Condition.Reason}"
        : assignment.HasRoleCondition ? "it has a condition, which is not followed"
        : null;
}
