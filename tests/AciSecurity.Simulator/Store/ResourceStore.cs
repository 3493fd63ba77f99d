using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Store;

/// <summary>Everything that exists, found by id and listed by scope and type in the order of ids.</summary>
internal sealed class ResourceStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredResource> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Scope, string Type), List<StoredResource>> _lists = [];

    public static ResourceStore Of(Scenario scenario)
    {
        var store = new ResourceStore();
        var intake = new ResourceIntake(scenario);
        foreach (var resource in scenario.Subscriptions.Select(intake.OfSubscription)) store.Put(resource);
        foreach (var resource in scenario.ManagementGroups.Select(intake.OfManagementGroup)) store.Put(resource);
        foreach (var resource in scenario.Resources.SelectMany(json => intake.WithChildren(json))) store.Put(resource);
        foreach (var resource in scenario.Generated) store.Put(resource);
        return store;
    }

    public StoredResource? Find(string key)
    {
        lock (_lock) return _byId.GetValueOrDefault(key);
    }

    public void Put(StoredResource resource)
    {
        lock (_lock)
        {
            if (resource.Path.ResourceGroup is { } group && resource.Type != ArmPath.GroupType) EnsureGroup(resource, group);
            _byId[resource.Key] = resource;
            foreach (var list in ListsOf(resource)) Place(list, resource);
        }
    }

    /// <summary>Deletes a resource with everything below it and at it.</summary>
    public void Remove(string key)
    {
        lock (_lock)
        {
            foreach (var resource in _byId.Values.Where(found => found.Key == key || found.Key.StartsWith(key + "/", StringComparison.Ordinal)).ToList())
            {
                _byId.Remove(resource.Key);
                foreach (var list in ListsOf(resource)) list.RemoveAt(list.BinarySearch(resource, ByKey.Instance));
            }
        }
    }

    /// <summary>A part of a list: what follows a key, if it is wanted, up to so many.</summary>
    public List<StoredResource> List(string scope, string type, string? after = null, int count = int.MaxValue, Func<StoredResource, bool>? wanted = null)
    {
        lock (_lock)
        {
            if (!_lists.TryGetValue((scope.ToLowerInvariant(), type.ToLowerInvariant()), out var list)) return [];
            var rest = list.Skip(after is null ? 0 : FirstAfter(list, after));
            return [.. (wanted is null ? rest : rest.Where(wanted)).Take(count)];
        }
    }

    /// <summary>All resources, in no order.</summary>
    public List<StoredResource> All()
    {
        lock (_lock) return [.. _byId.Values];
    }

    private static int FirstAfter(List<StoredResource> list, string key)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(list[middle].Key, key) <= 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static void Place(List<StoredResource> list, StoredResource resource)
    {
        var index = list.Count > 0 && ByKey.Instance.Compare(list[^1], resource) < 0 ? ~list.Count : list.BinarySearch(resource, ByKey.Instance);
        if (index >= 0) list[index] = resource;
        else list.Insert(~index, resource);
    }

    private void EnsureGroup(StoredResource resource, string group)
    {
        var path = $"/subscriptions/{resource.Path.SubscriptionId}/resourceGroups/{group}";
        if (!_byId.ContainsKey(path.ToLowerInvariant())) Put(ResourceIntake.Group(path, "westeurope"));
    }

    private IEnumerable<List<StoredResource>> ListsOf(StoredResource resource)
    {
        var type = resource.Type.ToLowerInvariant();
        var parent = resource.Path.Parent.ToLowerInvariant();
        yield return ListOf((parent, type));
        var path = resource.Path;
        var subscription = path.SubscriptionId is { } id ? "/subscriptions/" + id.ToLowerInvariant() : "";
        if (subscription != parent && resource.Type != ArmPath.SubscriptionType) yield return ListOf((subscription, type));
    }

    private List<StoredResource> ListOf((string Scope, string Type) key)
    {
        if (!_lists.TryGetValue(key, out var list)) _lists[key] = list = [];
        return list;
    }

    private sealed class ByKey : IComparer<StoredResource>
    {
        public static readonly ByKey Instance = new();

        public int Compare(StoredResource? x, StoredResource? y) => string.CompareOrdinal(x!.Key, y!.Key);
    }
}
