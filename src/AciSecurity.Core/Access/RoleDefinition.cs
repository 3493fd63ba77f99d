using AciSecurity.Resources;

namespace AciSecurity.Access;

/// <summary>A role: what whoever has it may do. It holds what it needs of the resource, and not the resource.</summary>
/// <remarks>Microsoft.Authorization/roleDefinitions. The Azure CLI writes its properties at the top.
/// https://learn.microsoft.com/azure/templates/microsoft.authorization/roledefinitions</remarks>
public sealed class RoleDefinition
{
    /// <summary>Reads <paramref name="resource"/> as a role.</summary>
    public RoleDefinition(Resource resource)
    {
        Id = resource.Id[(resource.Id.LastIndexOf('/') + 1)..].Trim().ToLowerInvariant();
        Name = Property(resource, "roleName").AsText().Or(Id);
        var type = Property(resource, "type").AsText();
        IsCustom = type.Is("CustomRole") || resource.Root.Member("roleType").AsText().Is("CustomRole");
        AssignableScopes = RoleLists.Texts(Property(resource, "assignableScopes"));
        Permissions = RoleLists.Permissions(Property(resource, "permissions"));
    }

    /// <summary>The role's GUID, in lower case.</summary>
    public string Id { get; }

    /// <summary><c>roleName</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it is none of Azure's own.</summary>
    public bool IsCustom { get; }

    /// <summary><c>assignableScopes</c>: where it can be given.</summary>
    public Setting<IReadOnlyList<string>> AssignableScopes { get; }

    /// <summary><c>permissions</c>: it allows what one of them does.</summary>
    public Setting<IReadOnlyList<RolePermission>> Permissions { get; }

    /// <summary>Whether it allows the action; null where it cannot be read.</summary>
    /// <param name="action">The action, without wildcards.</param>
    /// <param name="isOnData">Whether it is one on data inside resources.</param>
    public bool? Allows(string action, bool isOnData) =>
        Permissions.IsUnresolved ? null : Permissions.Or([]).Any(permission => permission.Allows(action, isOnData));

    private static Node Property(Resource resource, string name)
    {
        var node = resource.Properties.Member(name);
        return node.IsAbsent && name != "type" ? resource.Root.Member(name) : node;
    }
}
