using System.Runtime.CompilerServices;
using AciSecurity.Faults;
using AciSecurity.Findings;

namespace AciSecurity.Remediation;

/// <summary>Repairs what an audit found: a plan for each resource, carried out only when somebody says so, and judged again afterwards.</summary>
public sealed class Repair
{
    private readonly RepairRequest _request;
    private readonly Planner _planner;
    private readonly PlanWriter _writer;

    /// <summary>Prepares repairs.</summary>
    public Repair(RepairRequest request)
    {
        _request = request;
        _planner = new(request.Policy, request.Options, request.Clock);
        _writer = new(request.Remediator, request.Journal, request.ResourceManager);
    }

    /// <summary>Makes a plan for each resource that failures were found on, with Azure read anew.</summary>
    /// <param name="findings">Findings of an audit of what is deployed; those that are no failures are left alone.</param>
    /// <param name="cancellationToken">Ends the planning.</param>
    public async IAsyncEnumerable<PlannedRepair> PlanAsync(IEnumerable<Finding> findings, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var failures = findings.Where(finding => finding.Outcome == Outcome.Fail && finding.SubscriptionId is not null);
        foreach (var subscription in failures.GroupBy(finding => finding.SubscriptionId!, StringComparer.OrdinalIgnoreCase))
        {
            IReadOnlyList<Finding> all = [.. subscription];
            var run = await new RepairReader(_request.Open).ReadAsync(subscription.Key, all, cancellationToken).ConfigureAwait(false);
            foreach (var resource in all.GroupBy(finding => finding.ResourceId, StringComparer.OrdinalIgnoreCase))
            {
                IReadOnlyList<Finding> own = [.. resource];
                yield return new(await _planner.PlanAsync(run, own, cancellationToken).ConfigureAwait(false), own, run);
            }
        }
    }

    /// <summary>Carries out a plan, and judges what came of it.</summary>
    public async Task<RepairOutcome> ApplyAsync(PlannedRepair planned, CancellationToken cancellationToken)
    {
        var (run, warnings) = (planned.Run, new List<string>());
        Fault? fault = null;
        try
        {
            var written = await _writer.WriteAsync(planned.Plan, id => run.Find(id)?.ToUtf8Json(), cancellationToken).ConfigureAwait(false);
            warnings.AddRange(written.Warnings);
            run = run.With(written.Resources);
        }
        catch (FaultException exception)
        {
            fault = exception.Fault;
        }

        if (fault is not null) return new([], warnings, fault);
        string[] rules = [.. planned.Plan.RuleIds];
        var after = await FindingSet.OfAsync(run, _request.Policy, rules, _request.Clock, cancellationToken).ConfigureAwait(false);
        return new([.. planned.Findings.Where(finding => rules.Contains(finding.RuleId)).Select(after.Like).OfType<Finding>().Distinct()], warnings, null);
    }
}
