using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>The key of a workspace writes to it for everyone who has it, and keeps its local authentication switched on.</summary>
/// <remarks>properties.diagnostics.logAnalytics, the legacy way. Azure does not return the key.
/// https://learn.microsoft.com/azure/container-instances/container-instances-log-analytics#using-diagnostic-settings</remarks>
public sealed class WorkspaceKeyRule : ContainerGroupRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Aci.WorkspaceKey", "Container group sends no logs with a workspace key")
    {
        Severity = Severity.Medium,
        Section = Section.Credentials | Section.AuditTrail,
        ResourceTypes = GroupTypes,
        Cmdlets = ["Test-AciCredential", "Test-AciAuditLog"],
        Controls = ["MCSB IM-8"],
        Recommendation = "Send the logs by a diagnostic setting, remove diagnostics.logAnalytics, deploy the group anew, and regenerate the "
            + "workspace's keys.",
    };

    /// <inheritdoc/>
    protected override Verdict Evaluate(ContainerGroup group, RuleContext context)
    {
        var legacy = group.HasLogAnalytics;
        return legacy.Match(
            known: _ => Fail("sends its logs with the key of a Log Analytics workspace") with { Evidence = [Evidence.OfSecret(legacy)] },
            absent: () => Pass("holds no workspace key"),
            unresolved: Unknown);
    }
}
