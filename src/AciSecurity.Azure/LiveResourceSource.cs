using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AciSecurity.Audits;
using AciSecurity.Azure.Facts;
using AciSecurity.Azure.Inventory;
using AciSecurity.Azure.Requests;
using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Rules;
using Azure.Core.Pipeline;

namespace AciSecurity.Azure;

/// <summary>What is deployed: container groups, registries and what rules must know about them, read subscription by subscription, many
/// at once, and passed on while pages arrive.</summary>
public sealed class LiveResourceSource : IResourceSource
{
    // Fewer are asked one by one, for Graph lags behind by some minutes.
    private const int FewSubscriptions = 25;

    // Each is a page of a list, or one thing by itself.
    private const int PiecesAhead = 8;

    private readonly LiveSourceRequest _request;
    private readonly HttpPipeline _pipeline;
    private readonly TimeProvider _clock;

    /// <summary>Opens what a request means, with the pipeline of its context.</summary>
    public static LiveResourceSource Open(LiveSourceRequest request) => new(request, AzurePipeline.Of(request.Context).ResourceManager, TimeProvider.System);

    /// <summary>Makes a source that asks through a pipeline.</summary>
    internal LiveResourceSource(LiveSourceRequest request, HttpPipeline pipeline, TimeProvider clock)
    {
        _request = request;
        _pipeline = pipeline;
        _clock = clock;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RunItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pieces = Channel.CreateBounded<IReadOnlyList<RunItem>>(new BoundedChannelOptions(PiecesAhead) { SingleReader = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Run(() => FillAsync(pieces.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var items in pieces.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var item in items) yield return item;
            }

            await reading.ConfigureAwait(false);
        }
        finally
        {
            // Whoever wants no more leaves here, and no request outlives the run.
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FillAsync(ChannelWriter<IReadOnlyList<RunItem>> items, CancellationToken cancellationToken)
    {
        try
        {
            var environment = _request.Context.Environment;
            using var connection = new ArmConnection(_pipeline, environment.ResourceManager!, _request.ThrottleLimit);
            using var graph = new ResourceGraph(connection, environment.GraphEndpoint!, _clock);
            var run = new LiveRun(_request, connection, graph, items);
            await ReadAsync(run, cancellationToken).ConfigureAwait(false);
            items.Complete();
        }
        catch (FaultException exception)
        {
            await items.WriteAsync([new RunItem.FaultRaised(exception.Fault)], cancellationToken).ConfigureAwait(false);
            items.Complete();
        }
        catch (Exception exception)
        {
            items.Complete(exception);
        }
    }

    private async Task ReadAsync(LiveRun run, CancellationToken cancellationToken)
    {
        var subscriptions = await SubscriptionsAsync(run, cancellationToken).ConfigureAwait(false);
        await new SubscriptionPlaces(run).GatherAsync(cancellationToken).ConfigureAwait(false);
        var assignments = new RoleAssignments(run);
        if (_request.FromGraph) await new GraphResources(run).ReadAsync([.. subscriptions.Where(one => one.IsNamed).Select(one => one.Id)], cancellationToken).ConfigureAwait(false);
        else await EachAsync(run, subscriptions, assignments, cancellationToken).ConfigureAwait(false);
        await SayWhatIsWholeAsync(run, cancellationToken).ConfigureAwait(false);
        await new NetworkFacts(run).GatherLentAsync(cancellationToken).ConfigureAwait(false);
        await new IdentityAccess(run, assignments).GatherAsync(subscriptions, cancellationToken).ConfigureAwait(false);
        if (!_request.FromGraph && run.Filter.SingleGroup is { } group && !run.GroupIsThere && subscriptions.Count > 0) await run.FailAsync(AzureFaults.NotFound(group), cancellationToken).ConfigureAwait(false);
        if (!_request.FromGraph)
        {
            await new VaultFacts(run).ReadAsync(cancellationToken).ConfigureAwait(false);
            await new DatabaseFacts(run).ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        if (run.Failures > 0)
        {
            await run.WriteAsync(new RunItem.Warning($"{run.Failures} of the reads failed or were refused: what rests on them is Unknown, with the reason. -Verbose lists them."), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Groups and registries are known as far as they were asked for, and what rules say of them together holds for that.</summary>
    private static async Task SayWhatIsWholeAsync(LiveRun run, CancellationToken cancellationToken)
    {
        var kinds = run.Request.Facts & (FactKinds.ContainerGroups | FactKinds.Registries);
        if (kinds == FactKinds.None) return;
        var why = run.Filter.IsNarrow ? "only some of the subscription's resources were asked for." : run.WhyPartial;
        await run.WriteAsync(new RunItem.FactsGathered(kinds, "", why), cancellationToken).ConfigureAwait(false);
    }

    private Task EachAsync(LiveRun run, IReadOnlyList<Subscription> subscriptions, RoleAssignments assignments, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        subscriptions,
        new ParallelOptions { MaxDegreeOfParallelism = _request.ThrottleLimit, CancellationToken = cancellationToken },
        async (subscription, stop) => await new SubscriptionReader(run, subscription, assignments).ReadAsync(stop).ConfigureAwait(false));

    /// <summary>The subscriptions that are worth looking through.</summary>
    private async Task<IReadOnlyList<Subscription>> SubscriptionsAsync(LiveRun run, CancellationToken cancellationToken)
    {
        var all = new List<Subscription>();
        var found = new SubscriptionFinder(run.Arm, run.Graph).FindAsync(_request.Scope, Failed, cancellationToken);
        await foreach (var subscription in found.ConfigureAwait(false)) all.Add(subscription);

        ValueTask Failed(Fault fault)
        {
            run.WhyPartial ??= fault.Cause;
            return run.FailAsync(fault, cancellationToken);
        }

        if (_request.FromGraph || all.Count <= FewSubscriptions || all.Exists(one => one.IsNamed)) return all;
        try
        {
            var used = await new GraphResources(run).SubscriptionsWithAsync(TypesToFind, cancellationToken).ConfigureAwait(false);
            return all.FindAll(one => used.Contains(one.Id));
        }
        catch (FaultException exception)
        {
            await run.WriteAsync(new RunItem.Warning($"Resource Graph cannot say which subscriptions have containers ({exception.Fault.Id}), so each of {all.Count} is asked."), cancellationToken).ConfigureAwait(false);
            return all;
        }
    }

    private static string[] TypesToFind => [ResourceTypes.ContainerGroup, ResourceTypes.ContainerGroupProfile, ResourceTypes.Registry, ResourceTypes.ManagedCluster];
}
