namespace AciSecurity.Simulator.Scenarios;

/// <summary>An identity that the host of a program gives it. The first without a resource id is the host's own.</summary>
public sealed record ManagedIdentity : Principal
{
    /// <summary>The id by which a program asks for it.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>The resource of a user-assigned identity; null for the host's own.</summary>
    public string? ResourceId { get; init; }

    /// <inheritdoc/>
    public override string Label => ClientId;
}
