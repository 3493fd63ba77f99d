namespace AciSecurity.Resources;

/// <summary>The registries of a run, found by their names.</summary>
public sealed class KnownRegistries
{
    private readonly Dictionary<string, List<RegistryFacts>> _byName = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them.</summary>
    public IEnumerable<RegistryFacts> All => _byName.Values.SelectMany(list => list);

    /// <summary>What is known of the registry with this name: as the deployment itself declares it, or else as others do.</summary>
    internal IReadOnlyList<RegistryFacts> Of(string name, string? deployment)
    {
        var all = _byName.GetValueOrDefault(name) ?? [];
        var own = all.FindAll(facts => facts.Deployment == deployment);
        return own.Count > 0 || RegistryName.IsExpression(name) ? own : all;
    }

    /// <summary>Takes a registry in.</summary>
    internal void Add(Registry registry)
    {
        if (registry.Resource.Root.Member("condition").AsBoolean() is { IsKnown: true, Value: false }) return;
        var facts = RegistryFacts.Of(registry);
        if (!_byName.TryGetValue(facts.Name, out var list)) _byName[facts.Name] = list = [];
        list.Add(facts);
    }
}
