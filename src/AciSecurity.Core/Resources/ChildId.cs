namespace AciSecurity.Resources;

/// <summary>Composes ids of what is declared inside a resource.</summary>
internal static class ChildId
{
    private const string Call = "[resourceId(";

    /// <summary>The id of a child that is declared inside <paramref name="parent"/>; null where nobody can compose it.</summary>
    /// <param name="parent">The resource that holds the child.</param>
    /// <param name="kind">The last part of the child's type: <c>subnets</c>.</param>
    /// <param name="child">The child, which has a name.</param>
    public static string? Of(Resource parent, string kind, Node child)
    {
        var name = child.Member("name");
        var text = name.AsText();
        if (!parent.Id.StartsWith('[') && text.IsKnown) return $"{parent.Id}/{kind}/{text.Value}";
        var argument = text.IsKnown ? $"'{text.Value}'" : name.Expression is { } expression ? expression[1..^1] : null;
        if (argument is null || ArgumentsOf(parent) is not { } arguments) return null;
        return $"{Call}'{parent.Type}/{kind}',{arguments},{argument})]";
    }

    /// <summary>The names in a parent's id, as arguments of a call of resourceId.</summary>
    private static string? ArgumentsOf(Resource parent)
    {
        if (parent.Id.StartsWith(parent.Type + "/", StringComparison.OrdinalIgnoreCase)) return $"'{parent.Id[(parent.Type.Length + 1)..]}'";
        var start = $"{Call}'{parent.Type}',";
        var id = ResourceId.WithoutSpaces(parent.Id);
        return id.StartsWith(start, StringComparison.OrdinalIgnoreCase) && id.EndsWith(")]", StringComparison.Ordinal) ? id[start.Length..^2] : null;
    }
}
