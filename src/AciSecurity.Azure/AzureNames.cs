using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AciSecurity.Azure.Requests;
using AciSecurity.Http;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Sessions;

namespace AciSecurity.Azure;

/// <summary>The names that somebody who is signed in may mean, for completion: asked of Resource Graph, and remembered for some minutes.</summary>
public sealed class AzureNames
{
    private const int Most = 1000;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);
    private static readonly ConditionalWeakTable<AciSecurityContext, AzureNames> Known = [];

    private static readonly Dictionary<AzureNameKind, string> Queries = new()
    {
        [AzureNameKind.Subscription] = "resourcecontainers | where type =~ 'microsoft.resources/subscriptions' | project id = subscriptionId, name",
        [AzureNameKind.ResourceGroup] = "resourcecontainers | where type =~ 'microsoft.resources/subscriptions/resourcegroups' | project id, name",
        [AzureNameKind.ResourceName] = "resources | where type in~ ('microsoft.containerinstance/containergroups', 'microsoft.containerregistry/registries') | project id, name",

        // A name is not always the beginning of its login server: https://learn.microsoft.com/azure/container-registry/container-registry-get-started-azure-cli#configure-domain-name-label-dnl-option
        [AzureNameKind.Registry] = "resources | where type =~ 'microsoft.containerregistry/registries' | project id = tostring(properties.loginServer), name",
    };

    private readonly ConcurrentDictionary<AzureNameKind, (DateTimeOffset Until, IReadOnlyList<AzureName> Names)> _names = new();

    private AzureNames()
    {
    }

    /// <summary>The names of a kind that the context may see, in order; of one name there may be several, with different ids.</summary>
    public static Task<IReadOnlyList<AzureName>> FindAsync(AciSecurityContext context, AzureNameKind kind, CancellationToken cancellationToken) =>
        Known.GetValue(context, static _ => new()).FindAsync(context, kind, TimeProvider.System, cancellationToken);

    private async Task<IReadOnlyList<AzureName>> FindAsync(AciSecurityContext context, AzureNameKind kind, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (_names.TryGetValue(kind, out var known) && known.Until > clock.GetUtcNow()) return known.Names;
        using var connection = new ArmConnection(AzurePipeline.Of(context).ResourceManager, context.Environment.ResourceManager!, throttleLimit: 1);
        using var graph = new ResourceGraph(connection, context.Environment.GraphEndpoint!, clock);
        var found = new List<AzureName>();
        var texts = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var row in graph.RowsAsync($"{Queries[kind]} | order by id asc", GraphScope.Everything, cancellationToken, readsAhead: false).ConfigureAwait(false))
        {
            if (ResourceText.TryParse(row)?.Header is not { Name: { } name } header) continue;
            found.Add(new(IsKnownById(kind) ? header.Id ?? name : name, name, header.Id ?? name));
            if (texts.Add(found[^1].Text) && texts.Count == Most) break;
        }

        IReadOnlyList<AzureName> names = [.. found.OrderBy(name => name.Text, StringComparer.OrdinalIgnoreCase)];
        _names[kind] = (clock.GetUtcNow() + Remembered, names);
        return names;
    }

    private static bool IsKnownById(AzureNameKind kind) => kind is AzureNameKind.Subscription or AzureNameKind.Registry;
}
