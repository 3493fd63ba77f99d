namespace AciSecurity.Resources;

/// <summary>The role assignments of a run, found by who has the role.</summary>
public sealed class PrincipalCompanions
{
    private readonly Dictionary<string, List<RoleAssignment>> _byPrincipal = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _hiddenIn = new(StringComparer.Ordinal);

    /// <summary>Takes a role assignment in.</summary>
    internal void Add(RoleAssignment assignment)
    {
        if (assignment.Condition is { IsKnown: true, Value: false }) return;
        if (assignment.PrincipalKey is not { Length: > 0 } principal)
        {
            _hiddenIn.Add(assignment.Identity.Deployment ?? "");
            return;
        }

        if (!_byPrincipal.TryGetValue(principal, out var list)) _byPrincipal[principal] = list = [];
        list.Add(assignment);
    }

    /// <summary>Those of an identity. By its object id it is the same wherever it is named; by the id of a resource only
    /// within one deployment.</summary>
    /// <param name="principal">The identity.</param>
    /// <param name="deployment">The deployment of the resource that has it.</param>
    /// <returns>Each with whether it is surely of this identity, and not of one in another deployment that has the same name.</returns>
    public IEnumerable<(RoleAssignment Assignment, bool IsOwn)> Of(Principal principal, string? deployment)
    {
        foreach (var assignment in _byPrincipal.GetValueOrDefault(principal.ObjectId) ?? []) yield return (assignment, true);
        if (principal.ResourceId is null) yield break;
        foreach (var assignment in _byPrincipal.GetValueOrDefault(RoleAssignment.KeyOf(principal.ResourceId)) ?? [])
        {
            yield return (assignment, assignment.Identity.Deployment == deployment);
        }
    }

    /// <summary>Whether the deployment declares an assignment whose principal an expression hides: it may be anyone's.</summary>
    public bool IsHiddenIn(string? deployment) => _hiddenIn.Contains(deployment ?? "");
}
