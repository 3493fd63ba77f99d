namespace AciSecurity.Resources;

/// <summary>The managed identities of a container group: <c>identity</c>.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-instances/container-instances-managed-identity</remarks>
public sealed class GroupIdentity
{
    private readonly Node _node;
    private readonly ResourceIdentity _group;

    internal GroupIdentity(Node node, ResourceIdentity group)
    {
        _node = node;
        _group = group;
    }

    /// <summary><c>identity.type</c>: None, SystemAssigned, UserAssigned, or both with a comma.</summary>
    public Setting<string> Type => _node.Member("type").AsText();

    /// <summary>Which identities the group has; empty where it has none, unresolved where the type is none of Azure's.</summary>
    public Setting<IReadOnlyList<Principal>> Principals
    {
        get
        {
            var type = Type;
            if (type.IsAbsent) return Setting<IReadOnlyList<Principal>>.Known([], _node.Path);
            if (type.IsUnresolved) return type.Select<IReadOnlyList<Principal>>(_ => []);
            var kinds = type.Value.Split(',', StringSplitOptions.TrimEntries);
            if (Array.Exists(kinds, kind => !Is(kind, "None") && !Is(kind, "SystemAssigned") && !Is(kind, "UserAssigned")))
            {
                return Setting<IReadOnlyList<Principal>>.Unresolved("is of a type that is not known", _node.Path);
            }

            var own = Array.Exists(kinds, kind => Is(kind, "SystemAssigned")) ? [Own] : new List<Principal>();
            return Array.Exists(kinds, kind => Is(kind, "UserAssigned"))
                ? UserAssigned.Select<IReadOnlyList<Principal>>(assigned => [.. own, .. assigned])
                : Setting<IReadOnlyList<Principal>>.Known(own, _node.Path);
        }
    }

    private Principal Own => new Principal("its own identity", _group.Id, _node.Member("principalId").AsText().Or("")).Within(_group.Origin);

    private Setting<IReadOnlyList<Principal>> UserAssigned
    {
        get
        {
            var assigned = Named("userAssignedIdentities");
            if (assigned.IsAbsent) assigned = Named("user_assigned_identities");
            // The PowerShell modules write the map as {}, whatever is in it.
            return assigned.IsUnresolved || assigned.Or([]).Count > 0 ? assigned : assigned.AsUnresolved("names no user-assigned identity");
        }
    }

    // The Azure CLI's exports write the name as Python does.
    private Setting<IReadOnlyList<Principal>> Named(string member) =>
        _node.Member(member).AsMembers().Select<IReadOnlyList<Principal>>(members => [.. members.Select(pair => Principal.OfUserAssigned(pair.Name, pair.Value))]);

    private static bool Is(string kind, string name) => kind.Equals(name, StringComparison.OrdinalIgnoreCase);
}
