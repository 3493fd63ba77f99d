using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.Subscription;

/// <summary>An alert on what administrators do to containers and registries must be there, be on, and tell somebody.</summary>
/// <remarks>Microsoft.Insights/activityLogAlerts: properties.condition, scopes, enabled and actions.
/// https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-types#activity-log-alerts</remarks>
public sealed class AdminAlertRule : CompanionRule
{
    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Subscription.AdminAlert", "Alerts on administrative operations are on and tell somebody")
    {
        Severity = Severity.Medium,
        Section = Section.AuditTrail,
        ResourceTypes = [Resources.ResourceTypes.ActivityLogAlert, Resources.ResourceTypes.Subscription],
        Cmdlets = ["Test-AciAuditLog"],
        Controls = ["MCSB LT-1"],
        Needs = FactKinds.ActivityLogAlerts,
        Recommendation = "Have an alert for each of the operations, enabled, on the whole subscription, with an action group.",
    };

    /// <inheritdoc/>
    public override PendingVerdicts Prepare(Resource resource)
    {
        if (!Resources.ResourceTypes.Same(resource.Type, Resources.ResourceTypes.Subscription)) return Now(Judge(new(resource)));
        var identity = resource.Identity;
        return Later(context => Judge(identity, context.Facts));
    }

    /// <summary>An alert of a file is judged by itself: files seldom have all of a subscription.</summary>
    private static Verdict Judge(ActivityLogAlert alert)
    {
        if (alert.Resource.Origin.Kind == OriginKind.Live) return NotApplicable("is judged with its subscription");
        if (alert.Condition is { IsKnown: true, Value: false }) return NotApplicable("is not deployed");
        return AdminOperations.Other(alert, AdminOperations.All) ?? alert.Works(subscription: null);
    }

    private static Verdict Judge(ResourceIdentity subscription, Facts facts)
    {
        var alerts = facts.Companions.ActivityLogAlerts.Of(subscription.Id);
        var coverage = facts.CoverageOf(FactKinds.ActivityLogAlerts, subscription);
        var states = AdminOperations.All.Select(operation => (Operation: operation, Verdict: Best(alerts, operation, subscription.Id))).ToList();
        var missing = states.FindAll(state => state.Verdict is null).ConvertAll(state => state.Operation);
        if (missing.Count > 0)
        {
            var what = $"alert that tells somebody of {string.Join(", ", missing)}";
            return coverage.IsComplete ? Fail($"has no {what}") : Unknown($"may have no {what}: {coverage.Gap(subscription, "alerts") ?? "this source carries none"}");
        }

        var unclear = states.Find(state => state.Verdict!.Outcome != Outcome.Pass);
        return unclear.Verdict is { } verdict
            ? Unknown($"has for {unclear.Operation} an alert that {verdict.Reason}") with { Evidence = verdict.Evidence }
            : Pass("has an alert on each administrative operation") with { Evidence = [.. alerts.Select(alert => new Evidence(alert.Resource.Type, Redaction.Text(alert.Resource.Name)))] };
    }

    /// <summary>The best that the alerts do for an operation; null where none is about it, on, and heard.</summary>
    private static Verdict? Best(IReadOnlyList<ActivityLogAlert> alerts, string operation, string subscription)
    {
        var verdicts = alerts.Select(alert => AdminOperations.Other(alert, [operation]) ?? alert.Works(subscription)).ToList();
        return verdicts.Find(verdict => verdict.Outcome == Outcome.Pass) ?? verdicts.Find(verdict => verdict.Outcome == Outcome.Unknown);
    }
}
