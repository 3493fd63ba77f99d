using AciSecurity.Audits;
using AciSecurity.Azure.Inventory;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Azure.Facts;

/// <summary>Finds out below which management groups the subscriptions are: what is assigned there holds in them too.</summary>
/// <remarks>https://learn.microsoft.com/azure/governance/management-groups/resource-graph-samples. Where Graph cannot say it, assignments at
/// management groups stay undecided.</remarks>
internal sealed class SubscriptionPlaces(LiveRun run)
{
    private const string Query = "resourcecontainers | where type =~ 'microsoft.resources/subscriptions' | project id, subscriptionId, properties | order by id asc";

    /// <summary>Finds it out where role assignments matter.</summary>
    public async Task GatherAsync(CancellationToken cancellationToken)
    {
        if (!run.Wants(FactKinds.RoleAssignments)) return;
        try
        {
            await foreach (var row in run.Graph.RowsAsync(Query, GraphScope.Everything, cancellationToken).ConfigureAwait(false))
            {
                if (LiveResource.Read(row, ResourceTypes.Subscription, Completeness.Partial) is { } subscription) await run.WriteAsync(new RunItem.SubscriptionPlaced(subscription), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (FaultException exception)
        {
            await run.MissAsync(exception.Fault, cancellationToken).ConfigureAwait(false);
        }
    }
}
