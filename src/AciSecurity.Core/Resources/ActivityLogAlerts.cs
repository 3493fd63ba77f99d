namespace AciSecurity.Resources;

/// <summary>The alerts on operations of a run, by the subscription that they are in. A subscription has few.</summary>
public sealed class ActivityLogAlerts
{
    private readonly Dictionary<string, List<ActivityLogAlert>> _bySubscription = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The alerts in the subscription with this id, as far as the run knows them.</summary>
    public IReadOnlyList<ActivityLogAlert> Of(string subscription) => _bySubscription.GetValueOrDefault(subscription) ?? [];

    /// <summary>Takes an alert in.</summary>
    internal void Add(Resource resource)
    {
        var alert = new ActivityLogAlert(resource);
        var key = ResourceId.SubscriptionOf(resource.Id) is { } id ? ResourceId.OfSubscription(id) : "";
        if (!_bySubscription.TryGetValue(key, out var list)) _bySubscription[key] = list = [];
        list.Add(alert);
    }

    /// <summary>Forgets the alerts in a subscription.</summary>
    internal void Forget(string subscription) => _bySubscription.Remove(subscription);
}
