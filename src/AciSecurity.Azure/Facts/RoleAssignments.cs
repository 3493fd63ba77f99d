using System.Collections.Concurrent;
using AciSecurity.Azure.Inventory;
using AciSecurity.Resources;

namespace AciSecurity.Azure.Facts;

/// <summary>The role assignments of a reading: each is passed on once, whoever found it, and the roles are remembered.</summary>
internal sealed class RoleAssignments(LiveRun run)
{
    /// <summary>The ARM type.</summary>
    public const string Type = "Microsoft.Authorization/roleAssignments";

    private readonly ConcurrentDictionary<string, byte> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> _roles = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Ids of the role definitions that were assigned, by their GUIDs.</summary>
    public IReadOnlyDictionary<string, string> Roles => _roles;

    /// <summary>Passes an assignment on.</summary>
    public async ValueTask AddAsync(Resource assignment, CancellationToken cancellationToken)
    {
        if (!_seen.TryAdd(assignment.Id, 0)) return;
        if (new RoleAssignment(assignment).RoleId is { IsKnown: true } role) _roles.TryAdd(role.Value, assignment.Id);
        await run.WriteAsync(assignment, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Passes on those of a subscription, and of what is above it, that <paramref name="isWanted"/> by their scope.</summary>
    /// <remarks>Without a filter the list has what holds at the subscription, above and below:
    /// https://learn.microsoft.com/azure/role-based-access-control/role-assignments-list-rest</remarks>
    public async Task ReadAsync(string subscriptionScope, Func<Resource, bool> isWanted, CancellationToken cancellationToken)
    {
        var path = $"{subscriptionScope}/providers/{Type}?api-version={ApiVersions.Of(Type)}";
        await foreach (var page in run.Arm.PagesAsync(path, subscriptionScope, $"{Type}/read", cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
            {
                if (LiveResource.ReadCompanion(item, Type) is { } assignment && isWanted(assignment)) await AddAsync(assignment, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The scope of an assignment, without a slash at its end.</summary>
    public static string ScopeOf(Resource assignment)
    {
        var at = assignment.Id.LastIndexOf($"/providers/{Type}/", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : assignment.Id[..at];
    }
}
