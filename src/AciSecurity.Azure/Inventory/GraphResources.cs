using AciSecurity.Audits;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
using AciSecurity.Resources;

namespace AciSecurity.Azure.Inventory;

/// <summary>Reads resources from Resource Graph alone: quick over a whole tenant, and what its rows leave out is not known.</summary>
/// <remarks>https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources</remarks>
internal sealed class GraphResources(LiveRun run)
{
    private const string Columns = "id, name, type, location, resourceGroup, subscriptionId, tenantId, tags, sku, identity, zones, properties";

    private static readonly string[] InSecurity = [ResourceTypes.DefenderPlan];

    /// <summary>Reads what is wanted; a subscription is closed when the rows of the next one come, for they are in order.</summary>
    public async Task ReadAsync(IReadOnlyList<string> subscriptions, CancellationToken cancellationToken)
    {
        var scope = new GraphScope(subscriptions, run.Request.Scope.ManagementGroups);
        await TableAsync("securityresources", run.Filter.IsNarrow ? [] : InSecurity, scope, cancellationToken).ConfigureAwait(false);
        await TableAsync("resources", run.Request.Types.Except(InSecurity, StringComparer.OrdinalIgnoreCase), scope, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The subscriptions that have something of the given types.</summary>
    /// <exception cref="FaultException">Graph cannot be asked.</exception>
    public async Task<HashSet<string>> SubscriptionsWithAsync(IEnumerable<string> types, CancellationToken cancellationToken)
    {
        var query = $"resources | where type in~ ({ResourceGraph.Quoted(types.Select(Lower))}) | summarize count() by subscriptionId | project id = subscriptionId, count_ | order by id asc";
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var row in run.Graph.RowsAsync(query, new([], run.Request.Scope.ManagementGroups), cancellationToken).ConfigureAwait(false))
        {
            if (ResourceText.TryParse(row)?.Header?.Id is { } id) found.Add(id);
        }

        return found;
    }

    private async Task TableAsync(string table, IEnumerable<string> types, GraphScope scope, CancellationToken cancellationToken)
    {
        var wanted = types.Where(run.Wants).ToDictionary(type => type, StringComparer.OrdinalIgnoreCase);
        if (wanted.Count == 0) return;
        var query = $"{table} | where type in~ ({ResourceGraph.Quoted(wanted.Keys.Select(Lower))}) | project {Columns} | order by id asc";
        string? open = null;
        try
        {
            await foreach (var row in run.Graph.RowsAsync(query, scope, cancellationToken).ConfigureAwait(false))
            {
                if (ResourceText.TryParse(row) is not { Header.Type: { } type } text || !wanted.TryGetValue(type, out var spelled)) continue;
                if (LiveResource.Read(text, spelled, Completeness.Partial) is not { } resource || !run.Filter.Wants(resource)) continue;
                if (open is not null && !string.Equals(open, resource.Identity.SubscriptionId, StringComparison.OrdinalIgnoreCase) && table == "resources")
                {
                    await run.WriteAsync(new RunItem.SubscriptionClosed(open), cancellationToken).ConfigureAwait(false);
                }

                open = resource.Identity.SubscriptionId;
                run.Used.Add(resource);
                await run.WriteAsync(resource, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (FaultException exception)
        {
            await run.FailAsync(exception.Fault, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string Lower(string type) => type.ToLowerInvariant();
}
