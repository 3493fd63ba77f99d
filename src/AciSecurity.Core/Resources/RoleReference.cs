using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>Reads the GUID of a role from <c>roleDefinitionId</c>, also where an expression composes the rest of the id.</summary>
internal static partial class RoleReference
{
    /// <summary>The GUID, in lower case.</summary>
    public static Setting<string> Read(Node node)
    {
        var text = node.Expression is { } expression ? Literal(expression) : null;
        return text is null ? node.AsText().Select(LastSegment) : Setting<string>.Known(LastSegment(text), node.Path);
    }

    private static string? Literal(string expression)
    {
        if (Composed().Match(expression) is { Success: true } composed) return composed.Groups["role"].Value;
        if (Undecided().IsMatch(expression)) return null;
        var last = Expressions.Literals(expression).LastOrDefault();
        return last is not null && Guid.TryParse(LastSegment(last), out _) ? last : null;
    }

    private static string LastSegment(string id) => id[(id.LastIndexOf('/') + 1)..].Trim().ToLowerInvariant();

    // subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '…'), resourceId(…), concat(…, '…'), format('…/{1}', …, '…')
    [GeneratedRegex(@"^\[\s*(?:subscriptionResourceId|resourceId|tenantResourceId|extensionResourceId|concat|format)\s*\((?![^\]]*\bif\s*\()[^\]]*[/'](?<role>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'\s*\)\s*\]$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Composed();

    [GeneratedRegex(@"\b(?:if|parameters|variables|reference|coalesce|externalInputs|tryGet|guid|first|last)\s*\(", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Undecided();
}
