using AciSecurity.Audits;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules;

namespace AciSecurity.Remediation;

/// <summary>What all rules say of a run: of the run as it was read, or as it would be.</summary>
internal sealed class FindingSet
{
    // What these say of a container group or a registry is that it stops working.
    private static readonly string[] Guards = ["Aci.Contradiction", "Acr.Contradiction", "Acr.TrustedServices"];

    private readonly Dictionary<(string Rule, string Resource, string Subject), Finding> _findings = [];

    private FindingSet()
    {
    }

    /// <summary>Judges a run with every rule of the policy, with those that are named besides, and with those that say what stops working,
    /// whatever the policy exempts or turns off: what it accepts today may not be worse tomorrow.</summary>
    public static async Task<FindingSet> OfAsync(RecordedRun run, Policy policy, IReadOnlyCollection<string> named, TimeProvider clock, CancellationToken cancellationToken)
    {
        var audit = new Audit(new() { Rules = RuleSelection.All.Matching(["*", .. named, .. Guards]), Policy = policy with { Exemptions = [], InvalidExemptions = [] }, Filter = new(IncludePassed: true, []), Clock = clock });
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

    /// <summary>The first finding that is worse here than in <paramref name="before"/>: it passed there, or it says now that something stops
    /// working and did not say that before; null where there is none.</summary>
    public Finding? FirstWorseThan(FindingSet before) => _findings.Values.FirstOrDefault(now => now.IsProblem && IsWorse(before.Like(now), now));

    private static bool IsWorse(Finding? before, Finding now) =>
        before?.Outcome == Outcome.Pass || (now.Outcome == Outcome.Fail && Guards.Contains(now.RuleId) && (before?.Outcome != Outcome.Fail || before.Reason != now.Reason));

    private void Add(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings) _findings[Key(finding)] = finding;
    }

    private static (string Rule, string Resource, string Subject) Key(Finding finding) =>
        (finding.RuleId.ToUpperInvariant(), finding.ResourceId.ToUpperInvariant(), finding.Subject?.ToUpperInvariant() ?? "");
}
