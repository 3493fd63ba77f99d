using AciSecurity.Findings;
using AciSecurity.Policies;

namespace AciSecurity.Remediation;

/// <summary>Makes the plan for one resource: fix by fix, each judged before the next, so that a plan has nothing in it that would not help,
/// or that would have another rule fail.</summary>
/// <param name="policy">What the organisation asks for: the same as in the audit that found the failures.</param>
/// <param name="options">What no finding says.</param>
/// <param name="clock">The time.</param>
internal sealed class Planner(Policy policy, RepairOptions options, TimeProvider clock)
{
    /// <summary>Plans the repair of what was found on one resource.</summary>
    /// <param name="run">Azure as it is now.</param>
    /// <param name="findings">Failures of one resource, as they were found.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    /// <returns>The plan, and Azure as it would be then.</returns>
    public async Task<(RemediationPlan Plan, RecordedRun Forecast)> PlanAsync(RecordedRun run, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        string[] rules = [.. findings.Select(finding => finding.RuleId).Distinct(StringComparer.OrdinalIgnoreCase)];
        var before = await FindingSet.OfAsync(run, policy, rules, clock, cancellationToken).ConfigureAwait(false);
        var draft = new PlanDraft(run);
        var forecast = before;
        var (used, repaired, left) = (new List<Fix>(), new List<string>(), new List<NotRepaired>());
        foreach (var finding in InOrder(findings))
        {
            if ((WhyNot(finding, before.Like(finding)) ?? WhyBlind(finding, run)) is { } reason)
            {
                left.Add(reason);
                continue;
            }

            if (!IsBad(forecast.Like(finding)))
            {
                // A fix before has repaired it too, or somebody has.
                repaired.Add(finding.RuleId);
                continue;
            }

            var fix = FixCatalog.Find(finding.RuleId)!;
            var tried = draft.Clone();
            if (fix.Apply(new(finding, tried, options, run.Find(finding.ResourceId)?.ApiVersion ?? "")) is { } not)
            {
                left.Add(not);
                continue;
            }

            var then = await FindingSet.OfAsync(tried.Forecast(), policy, rules, clock, cancellationToken).ConfigureAwait(false);
            if (Objection(finding, then, before) is { } objection)
            {
                left.Add(objection);
                continue;
            }

            (draft, forecast) = (tried, then);
            used.Add(fix);
            repaired.Add(finding.RuleId);
        }

        RemediationPlan plan = new()
        {
            ResourceId = findings[0].ResourceId,
            RuleIds = [.. repaired.Distinct(StringComparer.OrdinalIgnoreCase)],
            Writes = draft.Writes,
            Risk = used.Count == 0 ? RemediationRisk.Low : used.Max(fix => fix.Risk),
            Effects = [.. used.Select(fix => fix.Effect).Where(effect => effect.Length > 0).Distinct(StringComparer.Ordinal)],
            Restarts = used.Exists(fix => fix.Restarts),
            NotRepaired = left,
        };
        return (plan, draft.Forecast());
    }

    /// <summary>Nobody is shut out by somebody who does not know who is there.</summary>
    private NotRepaired? WhyBlind(Finding finding, RecordedRun run) => FixCatalog.Find(finding.RuleId) is { ShutsOut: true } && !options.IsForced && run.WhyUsersAreUnknown is { } why
        ? new(finding.RuleId, $"who uses the registry is not known: {why}", ["Let the account read the container groups of all subscriptions that it sees, or say -Force where nobody uses the registry."])
        : null;

    /// <summary>Why a finding is not repaired, whatever its fix would do; null where it may be.</summary>
    private static NotRepaired? WhyNot(Finding finding, Finding? now)
    {
        if (FixCatalog.Manual.FirstOrDefault(manual => manual.RuleId == finding.RuleId) is { } manual) return new(finding.RuleId, manual.Reason, manual.Steps);
        if (FixCatalog.Find(finding.RuleId) is null) return Unfixable(finding);
        if (now is null) return new(finding.RuleId, "the rule says nothing of it any more: it is gone, or could not be read", ["Audit again."]);
        return now.Outcome switch
        {
            Outcome.Unknown => new(finding.RuleId, $"it cannot be decided now: {now.Reason}", ["Audit again with the permissions that are missing."]),
            Outcome.Fail when !now.Evidence.SequenceEqual(finding.Evidence) => new(finding.RuleId, "it has changed since it was found", ["Audit again, and repair what is found then."]),
            _ => null,
        };
    }

    private static NotRepaired Unfixable(Finding finding) => finding.RuleId.StartsWith("Aci.", StringComparison.Ordinal)
        ? new(finding.RuleId, "a container group cannot be changed where it is, and does not give its secrets back", ["Write a repaired template: Protect-AciContainerGroup.", "Deploy it, or change the file that the group comes from.", finding.Recommendation])
        : new(finding.RuleId, "nothing repairs it by itself", [finding.Recommendation]);

    private static NotRepaired? Objection(Finding finding, FindingSet then, FindingSet before)
    {
        if (then.FirstWorseThan(before) is { } worse) return new(finding.RuleId, $"{worse.RuleId} would fail then for {worse.ResourceName}: {worse.Reason}", [worse.Recommendation, "Repair again."]);
        return then.Like(finding) is { } still && IsBad(still) ? new(finding.RuleId, $"it would fail all the same: {still.Reason}", [finding.Recommendation]) : null;
    }

    private static bool IsBad(Finding? finding) => finding is null or { Outcome: Outcome.Fail or Outcome.Unknown };

    private static IEnumerable<Finding> InOrder(IReadOnlyList<Finding> findings)
    {
        List<string> order = [.. FixCatalog.Fixes.Select(fix => fix.RuleId)];
        return findings.OrderBy(finding => order.IndexOf(finding.RuleId) is var at && at < 0 ? int.MaxValue : at);
    }
}
