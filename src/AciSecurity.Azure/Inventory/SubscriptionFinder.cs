using System.Runtime.CompilerServices;
using System.Text.Json;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
using AciSecurity.Policies;
using AciSecurity.Ports;
using AciSecurity.Resources;

namespace AciSecurity.Azure.Inventory;

/// <summary>Finds the subscriptions that a scope means. Where none is named these are all that the caller can read: all means all.</summary>
internal sealed class SubscriptionFinder(ArmConnection connection, ResourceGraph graph)
{
    private const string Action = "Microsoft.Resources/subscriptions/read";

    private static readonly string ApiVersion = ApiVersions.Of(ResourceTypes.Subscription);

    /// <summary>The subscriptions, each once.</summary>
    /// <param name="scope">What was asked for.</param>
    /// <param name="failed">Is told of each that was asked for and cannot be read.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="FaultException">The list itself cannot be read.</exception>
    public async IAsyncEnumerable<Subscription> FindAsync(AzureScope scope, Func<Fault, ValueTask> failed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var found = scope switch
        {
            { ManagementGroups.Count: > 0 } => BelowAsync(scope.ManagementGroups, cancellationToken),
            { Subscriptions.Count: > 0 } => NamedAsync(scope.Subscriptions, failed, cancellationToken),
            { ResourceIds.Count: > 0 } => NamedAsync([.. scope.ResourceIds.Select(id => ResourceHeader.Segment(id, "subscriptions") ?? id).Distinct()], failed, cancellationToken),
            _ => AllAsync(cancellationToken),
        };
        await foreach (var subscription in found.ConfigureAwait(false))
        {
            if (scope.ManagementGroups.Count > 0 && scope.Subscriptions.Count > 0 && !scope.Subscriptions.Any(name => Is(name, subscription))) continue;
            if (seen.Add(subscription.Id)) yield return subscription;
        }
    }

    private async IAsyncEnumerable<Subscription> AllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in connection.PagesAsync($"/subscriptions?api-version={ApiVersion}", "/subscriptions", Action, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
            {
                if (Read(item) is { } resource) yield return new(resource, IsNamed: false);
            }
        }
    }

    private async IAsyncEnumerable<Subscription> NamedAsync(IReadOnlyList<string> names, Func<Fault, ValueTask> failed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<Subscription>? all = null;
        foreach (var name in names)
        {
            if (Guid.TryParse(name, out _))
            {
                if (await OneAsync(name, failed, cancellationToken).ConfigureAwait(false) is { } subscription) yield return subscription;
                continue;
            }

            all ??= await CollectAsync(AllAsync(cancellationToken)).ConfigureAwait(false);
            var matching = all.FindAll(subscription => Is(name, subscription));
            if (matching.Count == 0) await failed(AzureFaults.NotFound(name)).ConfigureAwait(false);
            foreach (var subscription in matching) yield return subscription with { IsNamed = true };
        }
    }

    private static async Task<List<Subscription>> CollectAsync(IAsyncEnumerable<Subscription> subscriptions)
    {
        var all = new List<Subscription>();
        await foreach (var subscription in subscriptions.ConfigureAwait(false)) all.Add(subscription);
        return all;
    }

    private async Task<Subscription?> OneAsync(string id, Func<Fault, ValueTask> failed, CancellationToken cancellationToken)
    {
        try
        {
            var json = await connection.GetAsync($"/subscriptions/{id}?api-version={ApiVersion}", $"/subscriptions/{id}", Action, cancellationToken).ConfigureAwait(false);
            if (Read(json) is { } resource) return new(resource, IsNamed: true);
            await failed(AzureFaults.ReplyInvalid($"/subscriptions/{id}", "the answer is no subscription.")).ConfigureAwait(false);
        }
        catch (FaultException exception)
        {
            await failed(exception.Fault).ConfigureAwait(false);
        }

        return null;
    }

    private async IAsyncEnumerable<Subscription> BelowAsync(IReadOnlyList<string> managementGroups, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string Query = "resourcecontainers | where type =~ 'microsoft.resources/subscriptions' | project id, name, type, subscriptionId, properties | order by id asc";
        var names = managementGroups.Select(group => group[(group.LastIndexOf('/') + 1)..]).ToList();
        await foreach (var row in graph.RowsAsync(Query, new([], names), cancellationToken).ConfigureAwait(false))
        {
            if (Read(row) is { } resource) yield return new(resource, IsNamed: false);
        }
    }

    private static bool Is(string name, Subscription subscription) =>
        name.Equals(subscription.Id, StringComparison.OrdinalIgnoreCase) || NamePattern.Matches(name, subscription.Resource.Name);

    /// <summary>A subscription is called by its display name, and its id has no name behind it.</summary>
    private static Resource? Read(ReadOnlyMemory<byte> json)
    {
        if (LiveResource.Read(json, ResourceTypes.Subscription) is not { } resource) return null;
        var id = resource.Id[(resource.Id.LastIndexOf('/') + 1)..];
        using var document = JsonDocument.Parse(json);
        var name = document.RootElement.TryGetProperty("displayName", out var display) && display.ValueKind == JsonValueKind.String ? display.GetString()! : resource.Name;
        return new(resource.Identity with { Name = name, SubscriptionId = id }, resource.ToUtf8Json());
    }
}
