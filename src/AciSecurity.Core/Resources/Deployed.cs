namespace AciSecurity.Resources;

/// <summary>What a run declares of one kind, by id and by the deployment that declares it.</summary>
/// <typeparam name="T">A view over what is declared.</typeparam>
internal sealed class Deployed<T>
{
    private readonly Dictionary<string, List<(string? Deployment, T Item)>> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string? Deployment, T Item)> _hidden = [];

    /// <summary>Takes one in.</summary>
    /// <param name="id">Its id; null where an expression hides it.</param>
    /// <param name="deployment">The deployment that declares it.</param>
    /// <param name="item">What is declared.</param>
    public void Add(string? id, string? deployment, T item)
    {
        if (id is null)
        {
            _hidden.Add((deployment, item));
            return;
        }

        var key = ResourceId.WithoutSpaces(id);
        if (!_byId.TryGetValue(key, out var list)) _byId[key] = list = [];
        list.Add((deployment, item));
    }

    /// <summary>All declarations of this id by one deployment.</summary>
    public IReadOnlyList<T> Of(string id, string? deployment) => [.. Find(id).Where(found => found.Deployment == deployment).Select(found => found.Item)];

    /// <summary>Whether another deployment of the run declares this id.</summary>
    public bool IsElsewhere(string id, string? deployment) => Find(id).Exists(found => found.Deployment != deployment);

    /// <summary>Those of one deployment whose ids an expression hides.</summary>
    public IReadOnlyList<T> Hidden(string? deployment) => [.. _hidden.Where(found => found.Deployment == deployment).Select(found => found.Item)];

    /// <summary>Forgets those below a scope.</summary>
    public void Forget(string scope)
    {
        foreach (var id in _byId.Keys.Where(id => ResourceId.IsAtOrBelow(id, scope)).ToList()) _byId.Remove(id);
    }

    private List<(string? Deployment, T Item)> Find(string id) => _byId.GetValueOrDefault(ResourceId.WithoutSpaces(id)) ?? [];
}
