using AciSecurity.Audits;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules;

namespace AciSecurity.Remediation;

/// <summary>What all rules say of a run: of the run as it was read, or as it would be.</summary>
internal sealed class FindingSet
{
    private readonly Dictionary<(string Rule, string Resource, string Subject), Finding> _findings = [];

    private FindingSet()
    {
    }

    /// <summary>Judges a run with every rule of the policy, and with those that are named besides.</summary>
    public static async Task<FindingSet> OfAsync(RecordedRun run, Policy policy, IReadOnlyCollection<string> named, TimeProvider clock, CancellationToken cancellationToken)
    {
        var audit = new Audit(new() { Rules = RuleSelection.All.Matching(["*", .. named]), Policy = policy, Filter = new(IncludePassed: true, []), Clock = clock });
        var set = new FindingSet();
        await foreach (var item in audit.RunAsync(run, cancellationToken).ConfigureAwait(false))
        {
            if (item is RunItem.FindingsMade made) set.Add(made.Findings);
        }

        set.Add(audit.Complete());
        return set;
    }

    /// <summary>What the same rule says of the same part of the same resource; null where it says nothing.</summary>
    public Finding? Like(Finding finding) => _findings.GetValueOrDefault(Key(finding));

    /// <summary>The first finding that passed in <paramref name="before"/> and does not here; null where there is none.</summary>
    public Finding? FirstWorseThan(FindingSet before) => before._findings.Values
        .Where(finding => finding.Outcome == Outcome.Pass)
        .Select(Like)
        .FirstOrDefault(now => now is { Outcome: Outcome.Fail or Outcome.Unknown });

    private void Add(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings) _findings[Key(finding)] = finding;
    }

    private static (string Rule, string Resource, string Subject) Key(Finding finding) =>
        (finding.RuleId.ToUpperInvariant(), finding.ResourceId.ToUpperInvariant(), finding.Subject?.ToUpperInvariant() ?? "");
}
