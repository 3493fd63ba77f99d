namespace AciSecurity.Simulator.Scenarios;

/// <summary>Somebody or something that signs in.</summary>
public abstract record Principal
{
    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its object id, which role assignments name.</summary>
    public string ObjectId { get; init; } = "";

    /// <summary>What it may do; a scope without an entry here is closed to it. Nothing at all means Reader everywhere.</summary>
    public IReadOnlyList<Permission> Permissions { get; init; } = [];

    /// <summary>What messages call it: a client id or a user principal name.</summary>
    public abstract string Label { get; }

    /// <summary>Whether it may do something with data at a scope. Nobody may who is not told so.</summary>
    public bool MayWithData(string action, string scope) => Permissions.Any(permission => permission.AllowsData(action, scope));

    /// <summary>Whether it may do something at a scope.</summary>
    public bool May(string action, string scope) =>
        Permissions.Count == 0 ? Permission.Reader.Allows(action, scope) : Permissions.Any(permission => permission.Allows(action, scope));
}
