using AciSecurity.Azure.Inventory;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Azure.Facts;

/// <summary>What the identities of the container groups may do, in whichever subscription: Resource Graph finds it in a few questions.</summary>
/// <remarks>https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources#authorizationresources</remarks>
internal sealed class IdentityAccess(LiveRun run, RoleAssignments assignments)
{
    // So many as a query takes without growing beyond what Graph parses.
    private const int IdsAtOnce = 200;

    private const string RoleDefinitions = "Microsoft.Authorization/roleDefinitions";

    /// <summary>Gathers the role assignments of all identities that were met.</summary>
    /// <param name="subscriptions">Where to look one by one if Graph cannot be asked.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task GatherAsync(IReadOnlyList<Subscription> subscriptions, CancellationToken cancellationToken)
    {
        if (!run.Wants(FactKinds.RoleAssignments)) return;
        await run.GatherAsync(FactKinds.RoleAssignments, "", () => AssignmentsAsync(subscriptions, cancellationToken), cancellationToken).ConfigureAwait(false);
        await run.GatherAsync(FactKinds.RoleDefinitions, "", () => DefinitionsAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async Task AssignmentsAsync(IReadOnlyList<Subscription> subscriptions, CancellationToken cancellationToken)
    {
        var principals = run.Used.Principals;
        if (principals.Count == 0) return;
        try
        {
            foreach (var some in principals.Chunk(IdsAtOnce))
            {
                var query = $"authorizationresources | where type =~ 'microsoft.authorization/roleassignments' | where properties.principalId in~ ({Quoted(some)}) | project id, name, type, properties | order by id asc";
                await foreach (var row in run.Graph.RowsAsync(query, GraphScope.Everything, cancellationToken).ConfigureAwait(false))
                {
                    if (LiveResource.ReadCompanion(row, RoleAssignments.Type) is { } assignment) await assignments.AddAsync(assignment, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (FaultException exception)
        {
            // One by one finds what is in these subscriptions, and what is elsewhere stays unknown.
            var wanted = principals.ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var subscription in subscriptions) await assignments.ReadAsync(subscription.Scope, assignment => IsOf(assignment, wanted), cancellationToken).ConfigureAwait(false);
            throw new FaultException(AzureFaults.Incomplete("role assignments", $"only the subscriptions of this run were looked through ({exception.Fault.Id})."));
        }
    }

    private async Task DefinitionsAsync(CancellationToken cancellationToken)
    {
        foreach (var some in assignments.Roles.Keys.Chunk(IdsAtOnce))
        {
            var query = $"authorizationresources | where type =~ 'microsoft.authorization/roledefinitions' | where name in~ ({Quoted(some)}) | project id, name, type, properties | order by id asc";
            await foreach (var row in run.Graph.RowsAsync(query, GraphScope.Everything, cancellationToken).ConfigureAwait(false))
            {
                if (LiveResource.ReadCompanion(row, RoleDefinitions) is { } definition) await run.WriteAsync(definition, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool IsOf(Resource assignment, HashSet<string> principals) =>
        new RoleAssignment(assignment).Principal is { } principal && principals.Contains(principal);

    // Ids are GUIDs; whatever else came in their place is left out of the query.
    private static string Quoted(IEnumerable<string> ids) => string.Join(", ", ids.Where(id => Guid.TryParse(id, out _)).Select(id => $"'{id}'"));
}
