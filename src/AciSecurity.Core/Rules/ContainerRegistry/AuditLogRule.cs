using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerRegistry;

/// <summary>Who signed in to the registry, and who pulled, pushed or deleted what, is lost unless a diagnostic setting sends it away.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-registry/monitor-container-registry-reference#resource-logs</remarks>
public sealed class AuditLogRule : RegistryCompanionRule
{
    private static readonly DiagnosticLogs Logs =
        new(["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"], ["audit", "allLogs"], "audit logs");

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Acr.AuditLog", "Registry sends its audit logs away")
    {
        Severity = Severity.High,
        Section = Section.ActivityMonitoring | Section.AuditTrail,
        ResourceTypes = RegistryTypes,
        Cmdlets = ["Test-AcrSecuritySetting", "Test-AciAuditLog"],
        Controls = ["MCSB LT-3"],
        Needs = FactKinds.DiagnosticSettings,
        Recommendation = "Add a diagnostic setting with ContainerRegistryLoginEvents and ContainerRegistryRepositoryEvents, or the category "
            + "group audit, and a workspace, storage account or event hub.",
    };

    /// <inheritdoc/>
    protected override PendingVerdicts Prepare(Registry registry)
    {
        var identity = registry.Resource.Identity;
        return Later(context => Logs.Decide(identity, context));
    }
}
