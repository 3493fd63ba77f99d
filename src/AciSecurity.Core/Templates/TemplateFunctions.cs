namespace AciSecurity.Templates;

/// <summary>Functions of template expressions, and which of them mean something outside of the template that they were written in.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions and
/// https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions</remarks>
internal static class TemplateFunctions
{
    /// <summary>Functions that Bicep has under the same name, in the letter case that it asks for.</summary>
    private static readonly Dictionary<string, string> OfBicep = new(
        ((string[])
        [
            "base64", "base64ToString", "concat", "contains", "empty", "endsWith", "environment", "extensionResourceId", "first", "format", "guid", "indexOf",
            "int", "join", "json", "last", "length", "max", "min", "padLeft", "reference", "replace", "resourceGroup", "resourceId", "skip", "split",
            "startsWith", "string", "subscription", "subscriptionResourceId", "substring", "take", "tenant", "tenantResourceId", "toLower", "toUpper", "trim",
            "union", "uniqueString", "uri", "uriComponent",
        ]).ToDictionary(name => name, StringComparer.OrdinalIgnoreCase),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Functions whose result hangs on where in which template they stand.</summary>
    private static readonly HashSet<string> OfTheirTemplate = new(StringComparer.OrdinalIgnoreCase)
    {
        "variables", "copyIndex", "deployment", "externalInput", "externalInputs", "lambda", "lambdaVariables",
    };

    /// <summary>The name that Bicep has for the function; null where Bicep writes it in another way.</summary>
    public static string? InBicep(string name) =>
        name.StartsWith("list", StringComparison.OrdinalIgnoreCase) ? "list" + name[4..] : OfBicep.GetValueOrDefault(name);

    /// <summary>Whether the function means the same in any template.</summary>
    public static bool IsPortable(string name) => !OfTheirTemplate.Contains(name);

    /// <summary>Whether its first argument is an id of a resource, or begins with one.</summary>
    public static bool TakesId(string name) =>
        name.StartsWith("list", StringComparison.OrdinalIgnoreCase)
        || name.Equals("reference", StringComparison.OrdinalIgnoreCase)
        || name.Equals("format", StringComparison.OrdinalIgnoreCase)
        || name.Equals("concat", StringComparison.OrdinalIgnoreCase);
}
