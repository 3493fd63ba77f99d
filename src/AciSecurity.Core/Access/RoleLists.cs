using AciSecurity.Resources;

namespace AciSecurity.Access;

/// <summary>Reads the lists of role definitions. One entry that cannot be read hides all: it may allow anything, or take out anything.</summary>
internal static class RoleLists
{
    /// <summary>A list of texts; absent is empty.</summary>
    public static Setting<IReadOnlyList<string>> Texts(Node node)
    {
        var list = node.AsList();
        if (!list.IsKnown) return list.IsAbsent ? Setting<IReadOnlyList<string>>.Known([], node.Path) : list.Select<IReadOnlyList<string>>(_ => []);
        var texts = list.Value.Select(item => item.AsText()).ToList();
        var hidden = texts.FindIndex(text => !text.IsKnown);
        return hidden < 0
            ? Setting<IReadOnlyList<string>>.Known([.. texts.Select(text => text.Value)], node.Path)
            : Setting<IReadOnlyList<string>>.Unresolved(texts[hidden].IsAbsent ? "holds nothing" : texts[hidden].Reason, node.Path);
    }

    /// <summary>The permissions. One with a condition of its own counts as one that cannot be read.</summary>
    public static Setting<IReadOnlyList<RolePermission>> Permissions(Node node)
    {
        var list = node.AsList();
        if (!list.IsKnown) return list.IsAbsent ? list.AsUnresolved("is not set").Select<IReadOnlyList<RolePermission>>(_ => []) : list.Select<IReadOnlyList<RolePermission>>(_ => []);
        var permissions = new List<RolePermission>();
        foreach (var item in list.Value)
        {
            var parts = Array.ConvertAll(["actions", "notActions", "dataActions", "notDataActions"], name => Texts(item.Member(name)));
            if (Array.Find(parts, part => part.IsUnresolved) is { IsUnresolved: true } hidden) return Setting<IReadOnlyList<RolePermission>>.Unresolved(hidden.Reason, node.Path);
            if (!item.Member("condition").IsAbsent) return Setting<IReadOnlyList<RolePermission>>.Unresolved("has a condition, which is not followed", node.Path);
            permissions.Add(new(parts[0].Value, parts[1].Value, parts[2].Value, parts[3].Value));
        }

        return Setting<IReadOnlyList<RolePermission>>.Known(permissions, node.Path);
    }
}
