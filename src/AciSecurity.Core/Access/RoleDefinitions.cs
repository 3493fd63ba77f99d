using AciSecurity.Resources;

namespace AciSecurity.Access;

/// <summary>The roles of a run, by their GUIDs, which are unique in a tenant.</summary>
public sealed class RoleDefinitions
{
    private readonly Dictionary<string, RoleDefinition> _byId = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The role with this GUID; null where the run does not know it.</summary>
    public RoleDefinition? Of(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Takes a role in. Each subscription lists Azure's own again.</summary>
    internal void Add(Resource resource)
    {
        if (resource.Root.Member("condition").AsBoolean() is { IsAbsent: false }) return;
        var role = new RoleDefinition(resource);
        _byId.TryAdd(role.Id, role);
    }
}
