namespace AciSecurity.Remediation;

/// <summary>Where logs go: at least one of these.</summary>
/// <param name="WorkspaceId">The id of a Log Analytics workspace.</param>
/// <param name="StorageAccountId">The id of a storage account.</param>
/// <param name="EventHubRuleId">The id of an authorization rule of an event hub's namespace.</param>
/// <param name="EventHubName">The event hub; null for the one that Azure makes for each category.</param>
public sealed record DiagnosticTarget(string? WorkspaceId, string? StorageAccountId, string? EventHubRuleId, string? EventHubName);
