using System.Runtime.CompilerServices;
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
            await foreach (var assignment in FindAsync(ResourceTypes.RoleAssignment, "properties.principalId", principals, cancellationToken).ConfigureAwait(false))
            {
                await assignments.AddAsync(assignment, cancellationToken).ConfigureAwait(false);
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
        await foreach (var definition in FindAsync(ResourceTypes.RoleDefinition, "name", assignments.Roles, cancellationToken).ConfigureAwait(false))
        {
            await run.WriteAsync(definition, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What Graph knows of a type whose column has one of the ids.</summary>
    private async IAsyncEnumerable<Resource> FindAsync(string type, string column, IEnumerable<string> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var some in ids.Chunk(IdsAtOnce))
        {
            // Ids are GUIDs; whatever else came in their place is left out of the query.
            var guids = ResourceGraph.Quoted(some.Where(id => Guid.TryParse(id, out _)));
            var query = $"authorizationresources | where type =~ '{type.ToLowerInvariant()}' | where {column} in~ ({guids}) | project id, name, type, properties | order by id asc";
            await foreach (var row in run.Graph.RowsAsync(query, GraphScope.Everything, cancellationToken).ConfigureAwait(false))
            {
                if (LiveResource.Read(row, type) is { } resource) yield return resource;
            }
        }
    }

    private static bool IsOf(Resource assignment, HashSet<string> principals) =>
        new RoleAssignment(assignment).Principal is { } principal && principals.Contains(principal);
}
