namespace AciSecurity.Resources;

/// <summary>How the container groups of a run use registries, found by the registry.</summary>
public sealed class RegistryUses
{
    private readonly Dictionary<string, List<RegistryUse>> _byRegistry = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Registry, RegistryUse Use)> _known = new(new SameUse());
    private readonly List<RegistryUse> _hidden = [];

    /// <summary>The uses of a registry. Names of registries are unique, so the groups of other deployments count as well; where
    /// nobody knows the name only those of its own do.</summary>
    public RegistryUseSet Of(ResourceIdentity registry)
    {
        var name = RegistryName.Of(registry);
        var uses = _byRegistry.GetValueOrDefault(name) ?? [];
        return new(RegistryName.IsExpression(name) ? uses.FindAll(use => use.Deployment == registry.Deployment) : uses, _hidden);
    }

    /// <summary>Takes in how a group uses registries.</summary>
    internal void Add(ContainerGroup group)
    {
        if (group.Resource.Root.Member("condition").AsBoolean() is { IsKnown: true, Value: false }) return;
        var signIns = RegistrySignIn.Of(group).Or([]);
        var pulls = group.InitContainers.Or([]).Concat(group.Containers.Or([])).Select(container => (container.Registry, IsPinned: container.Image is { IsKnown: true, Value.IsPinned: true })).ToList();
        foreach (var target in signIns.Select(entry => entry.Registry).Concat(pulls.Select(pull => pull.Registry)).Distinct())
        {
            if (target.Name is null && !target.IsHidden) continue;
            var own = signIns.Where(entry => entry.Registry == target && !entry.Identity.IsAbsent).ToList();
            var use = new RegistryUse(
                group.Resource.Name,
                group.Resource.Identity.Deployment,
                own.Count > 0,
                pulls.Exists(pull => pull.Registry == target && pull.IsPinned),
                own.Count == 0 ? [] : [.. own.SelectMany(entry => Principals(group, entry))]);
            // Thousands of groups may use a registry in the same way: the first speaks for all.
            if (!_known.Add((target.Name ?? "", use))) continue;
            if (target.Name is { } name) Put(name, use);
            else if (use.ByIdentity || use.ByDigest) _hidden.Add(use);
        }
    }

    private static IEnumerable<string> Principals(ContainerGroup group, RegistrySignIn entry)
    {
        if (!entry.Identity.IsKnown) yield break;
        yield return entry.Identity.Value;
        var identities = group.Resource.Root.Member("identity").Member("userAssignedIdentities");
        if (identities.Member(entry.Identity.Value).Member("principalId").AsText() is { IsKnown: true } principal) yield return principal.Value;
    }

    /// <summary>Uses that say the same of a registry, whichever the group.</summary>
    private sealed class SameUse : IEqualityComparer<(string Registry, RegistryUse Use)>
    {
        public bool Equals((string Registry, RegistryUse Use) left, (string Registry, RegistryUse Use) right) =>
            string.Equals(left.Registry, right.Registry, StringComparison.OrdinalIgnoreCase)
            && (left.Use.Deployment, left.Use.ByIdentity, left.Use.ByDigest) == (right.Use.Deployment, right.Use.ByIdentity, right.Use.ByDigest)
            && left.Use.Principals.SequenceEqual(right.Use.Principals, StringComparer.OrdinalIgnoreCase);

        public int GetHashCode((string Registry, RegistryUse Use) item)
        {
            var hash = default(HashCode);
            hash.Add(item.Registry, StringComparer.OrdinalIgnoreCase);
            hash.Add((item.Use.Deployment, item.Use.ByIdentity, item.Use.ByDigest));

            // All of them: many groups share a principal and differ in the others.
            foreach (var principal in item.Use.Principals) hash.Add(principal, StringComparer.OrdinalIgnoreCase);
            return hash.ToHashCode();
        }
    }

    private void Put(string name, RegistryUse use)
    {
        if (!_byRegistry.TryGetValue(name, out var uses)) _byRegistry[name] = uses = [];
        uses.Add(use);
    }
}
