using AciSecurity.Findings;

namespace AciSecurity.Access;

/// <summary>Tells whether a role reaches further than one purpose needs, by what it allows and not by its name.</summary>
/// <remarks>https://learn.microsoft.com/azure/role-based-access-control/best-practices: no wildcards in custom roles.</remarks>
internal static class RoleBreadth
{
    private const string AnyType = "Contoso.Unheard/of";

    private static readonly (string Action, string What)[] Grave =
    [
        ("Microsoft.Authorization/roleAssignments/write", "give roles"),
        ("Microsoft.Authorization/roleDefinitions/write", "change roles"),
        ("Microsoft.Authorization/elevateAccess/Action", "make itself administrator of everything"),
        (AnyType + "/write", "change resources of every kind"),
        (AnyType + "/delete", "delete resources of every kind"),
        (AnyType + "/action", "call the operations of resources of every kind"),
    ];

    /// <summary>What makes the role too broad, as words that follow "lets it"; null where nothing does.</summary>
    public static string? Of(RoleDefinition role)
    {
        foreach (var (action, what) in Grave)
        {
            if (role.Allows(action, isOnData: false) == true) return what;
        }

        foreach (var permission in role.Permissions.Or([]))
        {
            if (permission.Actions.FirstOrDefault(IsOfProvider) is { } wide) return $"do everything with resources of {Redaction.Text(wide[..wide.IndexOf('/')])}";
            if (permission.DataActions.FirstOrDefault(IsWide) is { } data) return $"do everything that {Redaction.Text(data)} means with data";
        }

        return null;
    }

    /// <summary><c>Microsoft.X/*</c>.</summary>
    private static bool IsOfProvider(string pattern) => pattern.EndsWith("/*", StringComparison.Ordinal) && pattern.IndexOf('/') == pattern.Length - 2;

    /// <summary><c>*</c>, <c>*/read</c>, <c>Microsoft.X/*</c> or <c>Microsoft.X/type/*</c>: all data of a resource, whatever it is.</summary>
    private static bool IsWide(string pattern) => pattern.StartsWith('*') || (pattern.EndsWith('*') && pattern.Count(character => character == '/') <= 2);
}
