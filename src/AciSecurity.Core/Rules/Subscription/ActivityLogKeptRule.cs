using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.Subscription;

/// <summary>Azure forgets after 90 days who changed what in a subscription, unless a diagnostic setting sends its activity log away.</summary>
/// <remarks>Microsoft.Insights/diagnosticSettings of the subscription.
/// https://learn.microsoft.com/azure/azure-monitor/platform/activity-log</remarks>
public sealed class ActivityLogKeptRule : CompanionRule
{
    private static readonly DiagnosticLogs Logs = new(["Administrative", "Security", "Policy"], ["allLogs"], "activity log");

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Subscription.ActivityLogKept", "Activity log of the subscription is sent away")
    {
        Severity = Severity.High,
        Section = Section.AuditTrail,
        ResourceTypes = [Resources.ResourceTypes.Subscription],
        Cmdlets = ["Test-AciAuditLog"],
        Controls = ["MCSB LT-3", "MCSB LT-6"],
        Needs = FactKinds.DiagnosticSettings,
        Recommendation = "Add a diagnostic setting with the categories Administrative, Security and Policy to the subscription, and a workspace that keeps them.",
    };

    /// <inheritdoc/>
    public override PendingVerdicts Prepare(Resource resource)
    {
        var identity = resource.Identity;
        return Later(context => Logs.Decide(identity, context));
    }
}
