using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Remediation;

/// <summary>Repairs what an audit found: a plan for each resource, carried out only when somebody says so, and judged again afterwards.</summary>
public sealed class Repair
{
    private readonly RepairRequest _request;
    private readonly RepairReader _reader;
    private readonly Planner _planner;
    private readonly PlanWriter _writer;

    /// <summary>Prepares repairs.</summary>
    public Repair(RepairRequest request)
    {
        _request = request;
        _reader = new(request.Open);
        _planner = new(request.Policy, request.Options, request.Clock);
        _writer = new(request.Remediator, request.Journal, request.ResourceManager);
    }

    /// <summary>Repairs, subscription by subscription: several of these at once, and the resources of one after each other, for each plan is made
    /// of Azure as the ones before have left it.</summary>
    /// <param name="findings">Findings of an audit of what is deployed; those that are no failures are left alone.</param>
    /// <param name="atOnce">How many subscriptions at once.</param>
    /// <param name="decide">Says what becomes of a plan.</param>
    /// <param name="report">Takes what came of one that was carried out.</param>
    /// <param name="cancellationToken">Stops before the next request.</param>
    public Task RunAsync(IEnumerable<Finding> findings, int atOnce, Func<PlannedRepair, Task<RepairDecision>> decide, Func<RepairOutcome, Task> report, CancellationToken cancellationToken)
    {
        var failures = findings.Where(finding => finding.Outcome == Outcome.Fail && finding.SubscriptionId is not null);
        return Parallel.ForEachAsync(
            failures.GroupBy(finding => finding.SubscriptionId!, StringComparer.OrdinalIgnoreCase),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            async (subscription, stop) => await RunAsync(subscription.Key, [.. subscription], decide, report, stop).ConfigureAwait(false));
    }

    private async Task RunAsync(string subscription, IReadOnlyList<Finding> findings, Func<PlannedRepair, Task<RepairDecision>> decide, Func<RepairOutcome, Task> report, CancellationToken cancellationToken)
    {
        var run = await _reader.ReadAsync(subscription, findings, cancellationToken).ConfigureAwait(false);

        // What holds for the whole subscription decides about its resources, so it comes first.
        var resources = findings.GroupBy(finding => finding.ResourceId, StringComparer.OrdinalIgnoreCase).OrderBy(resource => ArmPlace.Of(resource.Key).ResourceGroupName is null ? 0 : 1);
        foreach (var resource in resources)
        {
            IReadOnlyList<Finding> own = [.. resource];
            var (plan, forecast) = await _planner.PlanAsync(run, own, cancellationToken).ConfigureAwait(false);
            switch (await decide(new(plan, own, run)).ConfigureAwait(false))
            {
                case RepairDecision.Suppose:
                    run = forecast;
                    break;
                case RepairDecision.CarryOut:
                    (run, var outcome) = await ApplyAsync(plan, own, run, cancellationToken).ConfigureAwait(false);
                    await report(outcome).ConfigureAwait(false);
                    break;
            }
        }
    }

    private async Task<(RecordedRun Run, RepairOutcome Outcome)> ApplyAsync(RemediationPlan plan, IReadOnlyList<Finding> findings, RecordedRun run, CancellationToken cancellationToken)
    {
        var written = await _writer.WriteAsync(plan, id => run.Find(id)?.ToUtf8Json(), cancellationToken).ConfigureAwait(false);
        if (written.Resources.Count == 0) return (run, new([], written.Warnings, written.Fault));
        run = run.With(written.Resources);
        string[] rules = [.. plan.RuleIds];
        var after = await FindingSet.OfAsync(run, _request.Policy, rules, _request.Clock, cancellationToken).ConfigureAwait(false);
        var now = findings.Where(finding => rules.Contains(finding.RuleId)).Select(after.Like).OfType<Finding>().Distinct();
        return (run, new([.. now], written.Warnings, written.Fault));
    }
}
