namespace AciSecurity.Simulator.Scenarios;

/// <summary>A person, who signs in with a device code.</summary>
public sealed record User : Principal
{
    /// <summary>The name that the person signs in with.</summary>
    public string UserPrincipalName { get; init; } = "";

    /// <inheritdoc/>
    public override string Label => UserPrincipalName;
}
