using System.IO.Enumeration;

namespace AciSecurity.Simulator.Scenarios;

/// <summary>What a principal may do at a scope and below: actions with wildcards, as in a role definition
/// (https://learn.microsoft.com/azure/role-based-access-control/role-definitions).</summary>
public sealed record Permission
{
    /// <summary>The role that everybody has who is given nothing else: Reader everywhere.</summary>
    public static Permission Reader { get; } = new() { Actions = ["*/read"] };

    /// <summary>A resource id, or "/" for everything.</summary>
    public string Scope { get; init; } = "/";

    /// <summary>What is allowed.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>What is taken out of it.</summary>
    public IReadOnlyList<string> NotActions { get; init; } = [];

    /// <summary>What is allowed with data, which actions never include.</summary>
    public IReadOnlyList<string> DataActions { get; init; } = [];

    /// <summary>Whether it allows something with data at a scope.</summary>
    public bool AllowsData(string action, string scope) => Covers(scope) && DataActions.Any(pattern => Matches(pattern, action));

    /// <summary>Whether it allows an action at a scope.</summary>
    public bool Allows(string action, string scope) =>
        Covers(scope) && Actions.Any(pattern => Matches(pattern, action)) && !NotActions.Any(pattern => Matches(pattern, action));

    private bool Covers(string scope) =>
        Scope == "/"
        || (scope.StartsWith(Scope, StringComparison.OrdinalIgnoreCase) && (scope.Length == Scope.Length || scope[Scope.Length] == '/'));

    private static bool Matches(string pattern, string action) => FileSystemName.MatchesSimpleExpression(pattern, action, ignoreCase: true);
}
