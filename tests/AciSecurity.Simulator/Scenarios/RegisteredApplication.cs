namespace AciSecurity.Simulator.Scenarios;

/// <summary>An application with a service principal, and what it may sign in with.</summary>
public sealed record RegisteredApplication : Principal
{
    /// <summary>The application's id.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>Its secret; null when it has none.</summary>
    public string? Secret { get; init; }

    /// <summary>Whether the secret has run out.</summary>
    public bool SecretExpired { get; init; }

    /// <summary>The PEM of its certificate; null when it has none.</summary>
    public string? Certificate { get; set; }

    /// <summary>Whose tokens it trusts; null when nobody's.</summary>
    public FederatedCredential? Federated { get; init; }

    /// <inheritdoc/>
    public override string Label => ClientId;
}
