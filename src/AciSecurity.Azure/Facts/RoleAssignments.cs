using System.Collections.Concurrent;
using AciSecurity.Azure.Inventory;
using AciSecurity.Resources;

namespace AciSecurity.Azure.Facts;

/// <summary>The role assignments of a reading: each is passed on once, whoever found it, and the roles are remembered.</summary>
internal sealed class RoleAssignments(LiveRun run)
{
    private readonly ConcurrentDictionary<string, byte> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, byte> _roles = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>GUIDs of the roles that were assigned.</summary>
    public IEnumerable<string> Roles => _roles.Keys;

    /// <summary>Passes an assignment on.</summary>
    public async ValueTask AddAsync(Resource assignment, CancellationToken cancellationToken)
    {
        if (!_seen.TryAdd(assignment.Id, 0)) return;
        if (new RoleAssignment(assignment).RoleId is { IsKnown: true } role) _roles.TryAdd(role.Value, 0);
        await run.WriteAsync(assignment, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Passes on those of a subscription, and of what is above it, that <paramref name="isWanted"/> by their scope.</summary>
    /// <remarks>Without a filter the list has what holds at the subscription, above and below:
    /// https://learn.microsoft.com/azure/role-based-access-control/role-assignments-list-rest</remarks>
    public async Task ReadAsync(string subscriptionScope, Func<Resource, bool> isWanted, CancellationToken cancellationToken)
    {
        var path = $"{subscriptionScope}/providers/{ResourceTypes.RoleAssignment}";
        await foreach (var assignment in run.CompanionsAsync(path, ResourceTypes.RoleAssignment, subscriptionScope, cancellationToken).ConfigureAwait(false))
        {
            if (isWanted(assignment)) await AddAsync(assignment, cancellationToken).ConfigureAwait(false);
        }
    }
}
