using System.Text;
using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>Composes ids of resources, and reads the references that templates write in their place.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource#resourceid</remarks>
public static partial class ResourceId
{
    /// <summary><c>Microsoft.X/a/b</c> and <c>n/m</c> make <c>Microsoft.X/a/n/b/m</c>: the id below a resource group.</summary>
    public static string Compose(string type, string name)
    {
        var types = type.Split('/');
        var names = name.Split('/');
        if (types.Length != names.Length + 1) return $"{type}/{name}";
        var id = new StringBuilder(types[0]);
        for (var at = 0; at < names.Length; at++) id.Append('/').Append(types[at + 1]).Append('/').Append(names[at]);
        return id.ToString();
    }

    /// <summary>The id of a subscription.</summary>
    public static string OfSubscription(string subscriptionId) => $"/subscriptions/{subscriptionId}";

    /// <summary>The GUID of the subscription in an id; null where there is none.</summary>
    internal static string? SubscriptionOf(string id)
    {
        const string Start = "/subscriptions/";
        if (!id.StartsWith(Start, StringComparison.OrdinalIgnoreCase)) return null;
        var rest = id[Start.Length..];
        var end = rest.IndexOf('/');
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Whether an id is a scope or lies below it.</summary>
    public static bool IsAtOrBelow(string id, string scope) =>
        id.StartsWith(scope, StringComparison.OrdinalIgnoreCase) && (id.Length == scope.Length || id[scope.Length] == '/');

    /// <summary>The id of the parent of a child resource; null where an expression hides it.</summary>
    internal static string? ParentOf(string id)
    {
        if (id.StartsWith('[')) return null;
        var name = id.LastIndexOf('/');
        var type = name > 0 ? id.LastIndexOf('/', name - 1) : -1;
        return type > 0 ? id[..type] : "";
    }

    /// <summary>The id that a reference means, in a form that compares with the ids of resources; null where an expression
    /// hides it. A call of <c>resourceId</c> with names that nobody knows stays one, without its spaces.</summary>
    /// <param name="text">An id, or the expression of one with its brackets.</param>
    /// <param name="isExpression">Whether it is an expression.</param>
    internal static string? Read(string text, bool isExpression)
    {
        if (!isExpression) return text;
        if (Arguments(text) is not { } arguments) return null;
        if (!arguments.TrueForAll(argument => Literal().IsMatch(argument))) return WithoutSpaces(text);
        var words = arguments.ConvertAll(argument => argument[1..^1]);
        var type = words.FindIndex(word => word.Contains('/'));
        return type switch
        {
            0 => Compose(words[0], string.Join('/', words.Skip(1))),
            2 => $"/subscriptions/{words[0]}/resourceGroups/{words[1]}/providers/{Compose(words[2], string.Join('/', words.Skip(3)))}",
            _ => WithoutSpaces(text),
        };
    }

    private static List<string>? Arguments(string text)
    {
        try
        {
            return Call().Match(text) is { Success: true } call ? [.. call.Groups["argument"].Captures.Select(capture => capture.Value.Trim())] : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>An expression without spaces: people space them as they like, and no name has spaces in it.</summary>
    internal static string WithoutSpaces(string expression) => expression.Replace(" ", "", StringComparison.Ordinal);

    // Calls of one level inside the arguments: parameters('x'), variables('x'), and functions of these.
    [GeneratedRegex(@"^\[\s*resourceId\s*\(\s*(?<argument>(?>(?:'[^']*'|[^()',]|\((?:[^()]|\([^()]*\))*\))+))(?:,\s*(?<argument>(?>(?:'[^']*'|[^()',]|\((?:[^()]|\([^()]*\))*\))+)))*\)\s*\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Call();

    [GeneratedRegex(@"^'[^']*'$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Literal();
}
