using System.Text.Json;
using AciSecurity.Audits;
using AciSecurity.Azure.Inventory;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
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
                if (Read(row) is { } placed) await run.WriteAsync(placed, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (FaultException exception)
        {
            await run.MissAsync(exception.Fault, cancellationToken).ConfigureAwait(false);
        }
    }

    private static RunItem.SubscriptionPlaced? Read(ReadOnlyMemory<byte> row)
    {
        using var document = JsonDocument.Parse(row);
        return document.RootElement.TryGetProperty("subscriptionId", out var id) && id.ValueKind == JsonValueKind.String
            && document.RootElement.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty("managementGroupAncestorsChain", out var chain) && chain.ValueKind == JsonValueKind.Array
            ? new(id.GetString()!, [.. chain.EnumerateArray().Select(group => group.TryGetProperty("name", out var name) ? name.GetString() ?? "" : "")])
            : null;
    }
}
