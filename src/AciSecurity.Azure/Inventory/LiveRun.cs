using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AciSecurity.Audits;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Azure.Inventory;

/// <summary>What the parts of one reading of Azure share: whom they ask, what is wanted, and where what they find goes.</summary>
internal sealed class LiveRun(LiveSourceRequest request, ArmConnection connection, ResourceGraph graph, ChannelWriter<IReadOnlyList<RunItem>> items)
{
    private readonly ReadingNeeds _needs = NeedsOf(request);
    private readonly ILookup<string, Resource> _given = request.Given.ToLookup(resource => resource.SubscriptionId ?? "", StringComparer.OrdinalIgnoreCase);
    private int _failures;

    /// <summary>What was asked for.</summary>
    public LiveSourceRequest Request => request;

    /// <summary>Resource Manager.</summary>
    public ArmConnection Arm => connection;

    /// <summary>Resource Graph.</summary>
    public ResourceGraph Graph => graph;

    /// <summary>Which resources are meant.</summary>
    public ScopeFilter Filter { get; } = new(request.Scope, request.Context.Environment.RegistrySuffix);

    /// <summary>What the resources that were read use elsewhere.</summary>
    public UsedElsewhere Used { get; } = new(NeedsOf(request));

    /// <summary>Whether the one resource group that was named is in some subscription.</summary>
    public bool GroupIsThere { get; set; }

    /// <summary>Why not all container groups, or registries, of the scope were read; null where they were.</summary>
    public string? WhyPartial { get; set; }

    /// <summary>How many reads failed.</summary>
    public int Failures => _failures;

    /// <summary>Resources of a type in a subscription that need not be read; null where none were given.</summary>
    public IEnumerable<Resource>? Given(string type, string subscriptionId) =>
        request.Given.Count == 0 ? null : _given[subscriptionId].Where(resource => ResourceTypes.Same(resource.Type, type));

    /// <summary>Whether resources of the type are wanted, by themselves or for what they say of others.</summary>
    public bool Wants(string type) => _needs.Types.Contains(type);

    /// <summary>Whether facts of one of the kinds are wanted.</summary>
    public bool Wants(FactKinds kinds) => (request.Facts & kinds) != 0;

    /// <summary>Passes something on.</summary>
    public ValueTask WriteAsync(RunItem item, CancellationToken cancellationToken) => items.WriteAsync([item], cancellationToken);

    /// <summary>Passes a resource on.</summary>
    public ValueTask WriteAsync(Resource resource, CancellationToken cancellationToken) => WriteAsync(new RunItem.ResourceRead(resource), cancellationToken);

    /// <summary>Passes on the resources of a page, with one exchange for all of them.</summary>
    public ValueTask WriteAsync(IReadOnlyList<Resource> resources, CancellationToken cancellationToken) =>
        resources.Count == 0 ? ValueTask.CompletedTask : items.WriteAsync([.. resources.Select(resource => new RunItem.ResourceRead(resource))], cancellationToken);

    /// <summary>Something that was asked for by its name cannot be read.</summary>
    public ValueTask FailAsync(Fault fault, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _failures);
        return WriteAsync(new RunItem.FaultRaised(fault), cancellationToken);
    }

    /// <summary>Reads resources that rules judge; where they cannot be read the rules about them are Unknown, and the rest goes on.</summary>
    /// <returns>Why they are not all there; null where they are.</returns>
    public async Task<string?> ReadTypeAsync(string type, ResourceIdentity where, Func<Task> read, CancellationToken cancellationToken)
    {
        try
        {
            await read().ConfigureAwait(false);
            return null;
        }
        catch (FaultException exception)
        {
            Interlocked.Increment(ref _failures);
            await WriteAsync(new RunItem.TypeUnread(type, where, exception.Fault), cancellationToken).ConfigureAwait(false);
            return exception.Fault.Cause;
        }
    }

    /// <summary>Gathers facts, and says that these are all, or why not.</summary>
    public async Task GatherAsync(FactKinds kinds, string scope, Func<Task> read, CancellationToken cancellationToken)
    {
        string? why = null;
        try
        {
            await read().ConfigureAwait(false);
        }
        catch (FaultException exception)
        {
            why = await MissAsync(exception.Fault, cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(new RunItem.FactsGathered(kinds, scope, why), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Counts facts that cannot be read, and says it to those who ask for everything.</summary>
    /// <returns>Why they are missing.</returns>
    public async ValueTask<string> MissAsync(Fault fault, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _failures);
        await WriteAsync(new RunItem.Progress(fault.Message), cancellationToken).ConfigureAwait(false);
        return fault.Cause;
    }

    /// <summary>Reads a list of companions in full.</summary>
    public async Task ReadCompanionsAsync(string path, string type, string target, CancellationToken cancellationToken)
    {
        await foreach (var resource in CompanionsAsync(path, type, target, cancellationToken).ConfigureAwait(false)) await WriteAsync(resource, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A list of companions, in full: each keeps its own JSON, and not the page.</summary>
    public async IAsyncEnumerable<Resource> CompanionsAsync(string path, string type, string target, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in connection.PagesAsync($"{path}?api-version={ApiVersions.Of(type)}", target, $"{type}/read", cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Items)
            {
                if (LiveResource.Read(item, type) is { } resource) yield return resource;
            }
        }
    }

    private static ReadingNeeds NeedsOf(LiveSourceRequest request) => new(new HashSet<string>(request.Types, StringComparer.OrdinalIgnoreCase), request.Facts);
}
