namespace AciSecurity.Resources;

/// <summary>Finds which resource an expression asks: the first argument of <c>reference(…)</c> or <c>listCredentials(…)</c>.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource#reference</remarks>
internal static class ResourceReference
{
    /// <summary>The id of the resource that the first call of <paramref name="function"/> asks, in the form that
    /// <see cref="ResourceId"/> reads; null where there is no call, or one that names its resource by a symbol or hides it.</summary>
    public static string? TargetOf(string expression, string function)
    {
        var at = expression.IndexOf(function + "(", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || FirstArgument(expression.AsSpan(at + function.Length + 1)) is not { } argument) return null;
        if (!argument.StartsWith('\'')) return ResourceId.Read($"[{argument}]", isExpression: true);
        var id = argument.Trim('\'');
        return id.Contains('/') ? id : null;
    }

    /// <summary>The text up to the comma or parenthesis that ends the argument.</summary>
    private static string? FirstArgument(ReadOnlySpan<char> text)
    {
        var depth = 0;
        var isQuoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\'') isQuoted = !isQuoted;
            if (isQuoted) continue;
            if (depth == 0 && text[at] is (',' or ')')) return text[..at].Trim().ToString();
            depth += text[at] switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return null;
    }
}
