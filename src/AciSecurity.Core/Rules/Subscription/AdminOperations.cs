using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.Subscription;

/// <summary>What administrators do rarely and attackers first, and whether an alert is about it.</summary>
/// <remarks>Operations: https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations</remarks>
internal static class AdminOperations
{
    /// <summary>The operations.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Microsoft.ContainerInstance/containerGroups/containers/exec/action",
        "Microsoft.ContainerRegistry/registries/listCredentials/action",
        "Microsoft.ContainerRegistry/registries/write",
        "Microsoft.Authorization/roleAssignments/write",
    ];

    /// <summary>Why the alert is not to be judged as one on these operations; null where it is.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="operations">The operations, of which one is enough.</param>
    public static Verdict? Other(ActivityLogAlert alert, IReadOnlyList<string> operations)
    {
        var conditions = alert.Conditions;
        if (!conditions.IsKnown) return conditions.Match(_ => Silent(), Silent, reason => new(Outcome.Unknown, reason));
        Verdict? narrowed = null;
        foreach (var (field, values) in conditions.Value)
        {
            if (field.IsUnresolved) return new Verdict(Outcome.Unknown, $"has a condition that {field.Reason}").On(field);
            if (values.IsUnresolved) return new Verdict(Outcome.Unknown, $"has a condition on {field.Or("")} that {values.Reason}").On(values);
            switch (field.Or("").ToUpperInvariant())
            {
                case "CATEGORY" when !Holds(values, "Administrative"):
                    return new Verdict(Outcome.NotApplicable, "is about another category than Administrative").On(values);
                case "OPERATIONNAME" when !operations.Any(operation => Holds(values, operation)):
                    return new Verdict(Outcome.NotApplicable, "is about other operations").On(values);
                case "RESOURCEPROVIDER" when !operations.Any(operation => Holds(values, operation[..operation.IndexOf('/')])):
                    return new Verdict(Outcome.NotApplicable, "is about other resource providers").On(values);
                case "CATEGORY" or "OPERATIONNAME" or "RESOURCEPROVIDER":
                    break;
                case "STATUS" when Holds(values, "Succeeded") || Holds(values, "Started") || Holds(values, "Accepted"):
                    break;
                default:
                    narrowed ??= new Verdict(Outcome.Unknown, $"is narrowed by {Redaction.Text(field.Or("a field without name"))}, so that it may miss what others do").On(values);
                    break;
            }
        }

        return conditions.Value.Count == 0 ? Silent() : narrowed;
    }

    private static Verdict Silent() => new(Outcome.Unknown, "has no condition that says what it is about");

    private static bool Holds(Setting<IReadOnlyList<string>> values, string value) => values.Or([]).Contains(value, StringComparer.OrdinalIgnoreCase);
}
