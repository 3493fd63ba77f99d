using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>The resources of a run that wait for facts, by the subscription whose end they wait for.</summary>
internal sealed class WaitingRoom
{
    private readonly Dictionary<string, List<HeldBack>> _ofSubscriptions = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<HeldBack> _ofRun = [];

    /// <summary>How many have ever waited.</summary>
    public int Seen { get; private set; }

    /// <summary>How many wait with all that is known of them.</summary>
    public int Whole { get; private set; }

    /// <summary>Takes one in. What waits for the run alone is not asked when its subscription is closed.</summary>
    public void Add(HeldBack item)
    {
        Seen++;
        if (item.Findings is not null) Whole++;
        if (!item.Waiting.Any(waiting => waiting.Pending.Closes == FactScope.Subscription))
        {
            _ofRun.Add(item);
            return;
        }

        var subscription = item.Resource.SubscriptionId ?? ResourceId.SubscriptionOf(item.Resource.Id) ?? "";
        if (!_ofSubscriptions.TryGetValue(subscription, out var list)) _ofSubscriptions[subscription] = list = [];
        list.Add(item);
    }

    /// <summary>Those that waited for the subscription, in their order; they wait no longer.</summary>
    public IReadOnlyList<HeldBack> Take(string subscriptionId) =>
        _ofSubscriptions.Remove(subscriptionId, out var list) ? Left(list) : [];

    /// <summary>All, in their order.</summary>
    public IReadOnlyList<HeldBack> TakeAll()
    {
        var all = _ofSubscriptions.Values.SelectMany(list => list).Concat(_ofRun).OrderBy(item => item.Order).ToList();
        _ofSubscriptions.Clear();
        _ofRun.Clear();
        return Left(all);
    }

    private List<HeldBack> Left(List<HeldBack> items)
    {
        Whole -= items.Count(item => item.Findings is not null);
        return items;
    }
}
