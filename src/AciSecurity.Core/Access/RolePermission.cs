namespace AciSecurity.Access;

/// <summary>One entry of a role definition's permissions: what it allows, less what it takes out of that again.</summary>
/// <remarks>What <c>notActions</c> takes out another role may give: it denies nothing.
/// https://learn.microsoft.com/azure/role-based-access-control/role-definitions#notactions</remarks>
/// <param name="Actions">Patterns of operations on resources.</param>
/// <param name="NotActions">Those that are taken out.</param>
/// <param name="DataActions">Patterns of operations on data inside resources.</param>
/// <param name="NotDataActions">Those that are taken out.</param>
public sealed record RolePermission(IReadOnlyList<string> Actions, IReadOnlyList<string> NotActions, IReadOnlyList<string> DataActions, IReadOnlyList<string> NotDataActions)
{
    /// <summary>Whether it allows the action.</summary>
    /// <param name="action">The action, without wildcards.</param>
    /// <param name="isOnData">Whether it is one on data.</param>
    public bool Allows(string action, bool isOnData) => isOnData
        ? Has(DataActions, action) && !Has(NotDataActions, action)
        : Has(Actions, action) && !Has(NotActions, action);

    private static bool Has(IReadOnlyList<string> patterns, string action) => patterns.Any(pattern => ActionPattern.Matches(pattern, action));
}
