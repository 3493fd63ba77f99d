namespace AciSecurity.AzurePolicies;

/// <summary>Calls of template functions, as text. None of them may fail, whatever a resource holds: Azure Policy denies the
/// request when one does.</summary>
/// <remarks>https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule#avoiding-template-failures</remarks>
internal static class PolicyFunction
{
    /// <summary>The element that is counted, or a member of it that has an alias.</summary>
    public static string Current(string name) => $"current('{name}')";

    /// <summary>The same as a text; empty where it is missing.</summary>
    public static string CurrentText(string name) => $"coalesce({Current(name)}, '')";

    /// <summary>The list of a parameter.</summary>
    public static string Parameter(string name) => $"parameters('{name}')";

    /// <summary>A member of an object that has no alias of its own; null where it is missing.</summary>
    /// <remarks>tryGet gives null for a member that is not there, and for every member of null:
    /// https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-object#tryget</remarks>
    public static string Member(string source, params string[] path) =>
        path.Aggregate(source, (inner, member) => $"tryGet({inner}, '{member}')");
}
