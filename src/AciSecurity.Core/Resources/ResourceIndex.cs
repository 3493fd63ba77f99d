namespace AciSecurity.Resources;

/// <summary>The companions of a run: resources that say something about others, found by whom they are about.</summary>
/// <remarks>Only companions are kept, and only they: the run's resources pass through and are gone.</remarks>
public sealed class ResourceIndex
{
    private readonly Dictionary<string, List<Resource>> _byTarget = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Resource> _unresolved = [];

    /// <summary>Whether <paramref name="resource"/> is a companion of another.</summary>
    public static bool IsCompanion(Resource resource) =>
        ResourceTypes.Same(resource.Type, ResourceTypes.DiagnosticSetting)
        || resource.Type.EndsWith("/providers/diagnosticSettings", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds a companion; anything else is passed over.</summary>
    public void Add(Resource resource)
    {
        if (!IsCompanion(resource)) return;
        var target = TargetOf(resource.Id);
        if (target is null)
        {
            _unresolved.Add(resource);
            return;
        }

        if (!_byTarget.TryGetValue(target, out var list)) _byTarget[target] = list = [];
        list.Add(resource);
    }

    /// <summary>The diagnostic settings of the resource with this id.</summary>
    public IReadOnlyList<DiagnosticSetting> DiagnosticSettingsOf(string id) =>
        [.. Of(id).Select(resource => new DiagnosticSetting(resource))];

    /// <summary>Whether some diagnostic setting is declared for a resource that an expression hides: it may be anyone's.</summary>
    public bool HasUnresolvedDiagnosticSetting(string id) =>
        _unresolved.Any(resource => !NamesInExpression(resource.Id, id));

    private IEnumerable<Resource> Of(string id)
    {
        var known = _byTarget.TryGetValue(id, out var list) ? list : [];
        return known.Concat(_unresolved.Where(resource => NamesInExpression(resource.Id, id)));
    }

    /// <summary>An extension of a resource whose name is an expression has that resource's id expression inside its own.</summary>
    private static bool NamesInExpression(string companionId, string id) =>
        id.Length > 2 && id[0] == '[' && WithoutSpaces(companionId).Contains(WithoutSpaces(id[1..^1]), StringComparison.OrdinalIgnoreCase);

    // People space their expressions as they like, and no name has spaces in it.
    private static string WithoutSpaces(string expression) => expression.Replace(" ", "", StringComparison.Ordinal);

    private static string? TargetOf(string id)
    {
        if (id.StartsWith('[')) return null;
        var at = id.LastIndexOf("/providers/", StringComparison.OrdinalIgnoreCase);
        return at > 0 ? id[..at] : null;
    }
}
