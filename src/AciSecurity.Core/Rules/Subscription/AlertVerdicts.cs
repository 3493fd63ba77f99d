using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.Subscription;

/// <summary>Decides whether one alert is on, looks at a whole subscription and tells somebody.</summary>
internal static class AlertVerdicts
{
    /// <summary>The verdict on an alert that is about the right operations.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="subscription">The id of the subscription that it must look at; null for any.</param>
    public static Verdict Works(this ActivityLogAlert alert, string? subscription)
    {
        var verdict = alert.Enabled.Match(
            known: isOn => isOn ? Tells(alert) : new(Outcome.Fail, "is not enabled"),
            absent: () => Tells(alert),
            unresolved: reason => new(Outcome.Unknown, reason));
        if (verdict.Outcome != Outcome.Pass) return verdict;
        if (alert.Condition.IsUnresolved) return new Verdict(Outcome.Unknown, $"is deployed if a condition holds that {alert.Condition.Reason}").On(alert.Condition);
        var covers = alert.Scopes.Cover(subscription);
        if (covers.IsUnresolved) return new Verdict(Outcome.Unknown, $"looks at scopes of which one {covers.Reason}").On(covers);
        return covers.Value ? verdict : new Verdict(Outcome.Unknown, "looks at a part of the subscription, so that it misses what is done elsewhere").On(covers);
    }

    private static Verdict Tells(ActivityLogAlert alert) => alert.ActionGroupCount.Match(
        known: count => count > 0 ? new(Outcome.Pass, "is enabled and tells an action group") : Nobody(),
        absent: Nobody,
        unresolved: reason => new(Outcome.Unknown, reason));

    private static Verdict Nobody() => new(Outcome.Fail, "tells nobody: it has no action group");
}
