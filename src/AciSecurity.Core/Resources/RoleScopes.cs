using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>Reads the scope of a role assignment from its id.</summary>
internal static partial class RoleScopes
{
    private const string Type = "Microsoft.Authorization/roleAssignments/";
    private const string Provider = "/providers/" + Type;

    /// <summary>The scope of the assignment with this id. In a template an id starts where what nobody knows yet ends: at the
    /// type for the resource group that it is deployed to, at <c>providers</c> for the subscription.</summary>
    public static RoleScope Of(string id)
    {
        if (id.StartsWith(Type, StringComparison.OrdinalIgnoreCase)) return RoleScope.ResourceGroup;
        if (id.StartsWith(Provider[1..], StringComparison.OrdinalIgnoreCase)) return RoleScope.Subscription;
        if (id.StartsWith(Provider, StringComparison.OrdinalIgnoreCase)) return RoleScope.ManagementGroup;
        if (id.EndsWith(']')) return OfExpression(id);
        var at = id.LastIndexOf(Provider, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? RoleScope.Unknown : OfScope(id[..at]);
    }

    /// <summary>The id of the scope, <c>/</c> for the tenant; null where the assignment's id does not begin with it.</summary>
    public static string? IdOf(string id)
    {
        if (!id.StartsWith('/')) return null;
        var at = id.LastIndexOf(Provider, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : at == 0 ? "/" : id[..at];
    }

    /// <summary>The kind of a scope that is written out, or the expression of one.</summary>
    public static RoleScope OfScope(string scope)
    {
        if (scope.StartsWith('[')) return OfScopeExpression(scope);
        if (scope.Contains("/Microsoft.Management/managementGroups/", StringComparison.OrdinalIgnoreCase) || scope == "/") return RoleScope.ManagementGroup;
        if (Subscription().IsMatch(scope)) return RoleScope.Subscription;
        if (ResourceGroup().IsMatch(scope)) return RoleScope.ResourceGroup;
        return scope.Contains('/') ? RoleScope.Resource : RoleScope.Unknown;
    }

    /// <summary>The id of an assignment whose name is computed. The engine asks of a scope that it does not know whether it is the tenant.</summary>
    private static RoleScope OfExpression(string id)
    {
        var function = Function().Match(id).Groups["name"].Value.ToUpperInvariant();
        return function switch
        {
            "RESOURCEID" => RoleScope.ResourceGroup,
            "SUBSCRIPTIONRESOURCEID" => RoleScope.Subscription,
            "TENANTRESOURCEID" or "MANAGEMENTGROUPRESOURCEID" => RoleScope.ManagementGroup,
            "EXTENSIONRESOURCEID" => OfScopeExpression("[" + id[(id.IndexOf('(') + 1)..]),
            "IF" when TenantQuestion().Match(id) is { Success: true } question => OfScopeExpression("[" + id[question.Length..]),
            _ => id.LastIndexOf(Provider, StringComparison.OrdinalIgnoreCase) is > 0 and var at ? OfScope(id[..at]) : RoleScope.Unknown,
        };
    }

    private static RoleScope OfScopeExpression(string scope) => Function().Match(scope).Groups["name"].Value.ToUpperInvariant() switch
    {
        "RESOURCEID" or "EXTENSIONRESOURCEID" => RoleScope.Resource,
        "RESOURCEGROUP" => RoleScope.ResourceGroup,
        "SUBSCRIPTION" => RoleScope.Subscription,
        "TENANTRESOURCEID" or "MANAGEMENTGROUP" or "MANAGEMENTGROUPRESOURCEID" => RoleScope.ManagementGroup,
        "" when Quoted().Match(scope) is { Success: true } quoted => OfScope(quoted.Groups["text"].Value),
        _ => RoleScope.Unknown,
    };

    [GeneratedRegex(@"^/?subscriptions/[^/]+/?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Subscription();

    [GeneratedRegex(@"^/?subscriptions/[^/]+/resourceGroups/[^/]+/?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ResourceGroup();

    [GeneratedRegex(@"^\[\s*(?<name>\w+)\s*\(", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Function();

    [GeneratedRegex(@"^\[\s*if\s*\(\s*equals\s*\(", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TenantQuestion();

    [GeneratedRegex(@"^\[\s*'(?<text>[^']*)'", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();
}
