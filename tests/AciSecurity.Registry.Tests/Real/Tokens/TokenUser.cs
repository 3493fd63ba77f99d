namespace AciSecurity.Registry.Tests.Real.Tokens;

/// <summary>Somebody whom the token service knows, and what they may.</summary>
/// <param name="Name">The name; empty for anybody.</param>
/// <param name="Password">The password.</param>
internal sealed record TokenUser(string Name, string Password)
{
    private const string Public = "public/";

    /// <summary>May do everything.</summary>
    public static TokenUser Writer { get; } = new("writer", "planted-writer-password") { Actions = ["pull", "push"], MayList = true };

    /// <summary>May read everything.</summary>
    public static TokenUser Reader { get; } = new("reader", "planted-reader-password") { Actions = ["pull"], MayList = true };

    /// <summary>Who gives no name reads what is public.</summary>
    public static TokenUser Anybody { get; } = new("", "");

    /// <summary>What may be done in every repository.</summary>
    public IReadOnlyList<string> Actions { get; private init; } = [];

    /// <summary>Whether the repositories may be listed.</summary>
    public bool MayList { get; private init; }

    /// <summary>Name and password, as clients take them.</summary>
    public string Credentials => $"{Name}:{Password}";

    /// <summary>What of <paramref name="scope"/> may be done: a service gives less than was asked for, and no error.</summary>
    public IEnumerable<string> Allowed(TokenScope scope) => scope switch
    {
        { Type: "registry", Name: "catalog" } => MayList ? scope.Actions : [],
        { Type: "repository" } => scope.Actions.Where(action => Actions.Contains(action) || (action == "pull" && scope.Name.StartsWith(Public, StringComparison.Ordinal))),
        _ => [],
    };
}
