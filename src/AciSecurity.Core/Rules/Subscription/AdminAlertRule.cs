using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.Subscription;

/// <summary>An alert on what administrators do to containers and registries must be on, and tell somebody.</summary>
/// <remarks>Microsoft.Insights/activityLogAlerts: properties.condition, enabled and actions.
/// https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-types#activity-log-alerts</remarks>
public sealed class AdminAlertRule : Rule
{
    private static readonly string[] Operations =
    [
        "Microsoft.ContainerInstance/containerGroups/containers/exec/action",
        "Microsoft.ContainerRegistry/registries/listCredentials/action",
        "Microsoft.ContainerRegistry/registries/write",
        "Microsoft.Authorization/roleAssignments/write",
    ];

    private static readonly string[] Providers = ["Microsoft.ContainerInstance", "Microsoft.ContainerRegistry", "Microsoft.Authorization"];

    /// <inheritdoc/>
    public override RuleMetadata Metadata { get; } = new("Subscription.AdminAlert", "Alerts on administrative operations are on and tell somebody")
    {
        Severity = Severity.Medium,
        Section = Section.AuditTrail,
        ResourceTypes = [Resources.ResourceTypes.ActivityLogAlert],
        Cmdlets = ["Test-AciAuditLog"],
        Controls = ["MCSB LT-1"],
        Recommendation = "Enable the alert, and give it an action group.",
    };

    /// <inheritdoc/>
    public override IEnumerable<Verdict> Evaluate(Resource resource, RuleContext context) => [Judge(new(resource))];

    private static Verdict Judge(ActivityLogAlert alert)
    {
        var conditions = alert.Conditions;
        if (!conditions.IsKnown) return conditions.Match(_ => Pass(), () => Unknown("has no condition that says what it is about"), Unknown);
        if (Concern(conditions.Value) is { } verdict) return verdict;
        return alert.Enabled.Match(
            known: isOn => isOn ? Told(alert) : Fail("is not enabled"),
            absent: () => Told(alert),
            unresolved: Unknown);
    }

    private static Verdict Told(ActivityLogAlert alert) => alert.ActionGroupCount.Match(
        known: count => count > 0 ? Pass("is enabled and tells an action group") : Fail("tells nobody: it has no action group"),
        absent: () => Fail("tells nobody: it has no action group"),
        unresolved: Unknown);

    /// <summary>Why the alert is not to be judged as one on administrative operations; null where it is.</summary>
    private static Verdict? Concern(IReadOnlyList<(Setting<string> Field, Setting<IReadOnlyList<string>> Values)> conditions)
    {
        Verdict? narrowed = null;
        foreach (var (field, values) in conditions)
        {
            if (field.IsUnresolved) return Unknown($"has a condition that {field.Reason}").On(field);
            if (values.IsUnresolved) return Unknown($"has a condition on {field.Or("")} that {values.Reason}").On(values);
            switch (field.Or("").ToUpperInvariant())
            {
                case "CATEGORY" when !Holds(values, "Administrative"):
                    return NotApplicable("is about another category than Administrative").On(values);
                case "OPERATIONNAME" when !Operations.Any(operation => Holds(values, operation)):
                    return NotApplicable("is about other operations").On(values);
                case "RESOURCEPROVIDER" when !Providers.Any(provider => Holds(values, provider)):
                    return NotApplicable("is about other resource providers").On(values);
                case "CATEGORY" or "OPERATIONNAME" or "RESOURCEPROVIDER":
                    break;
                case "STATUS" when Holds(values, "Succeeded") || Holds(values, "Started") || Holds(values, "Accepted"):
                    break;
                default:
                    narrowed ??= Unknown($"is narrowed by {Redaction.Text(field.Or("a field without name"))}, so that it may miss what others do").On(values);
                    break;
            }
        }

        return conditions.Count == 0 ? Unknown("has no condition that says what it is about") : narrowed;
    }

    private static bool Holds(Setting<IReadOnlyList<string>> values, string value) => values.Or([]).Contains(value, StringComparer.OrdinalIgnoreCase);
}
