namespace AciSecurity.Simulator.Scenarios;

/// <summary>A trust in somebody else's tokens. Issuer and subject are compared as text, case and all
/// (https://learn.microsoft.com/entra/workload-id/workload-identity-federation).</summary>
/// <param name="Issuer">Who issues them.</param>
/// <param name="Subject">Whom they are for.</param>
/// <param name="Audience">Whom they are meant to be shown to.</param>
public sealed record FederatedCredential(string Issuer, string Subject, string Audience = "api://AzureADTokenExchange");
