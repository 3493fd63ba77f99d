using System.Globalization;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Policies;

/// <summary>Applies the exemptions of a policy during one run, and keeps account of what came of each.</summary>
/// <remarks>It fails closed: what is expired, cannot be read, or runs too long for the severity exempts nothing.</remarks>
internal sealed class ExemptionLedger
{
    private readonly Entry[] _entries;
    private readonly IReadOnlyList<InvalidExemption> _invalid;
    private readonly HashSet<RuleMetadata> _ran = new(ReferenceEqualityComparer.Instance);
    private readonly DateOnly _today;

    /// <summary>Opens the account of a run.</summary>
    public ExemptionLedger(Policy policy, TimeProvider clock)
    {
        _entries = [.. policy.Exemptions.Select(exemption => new Entry(exemption))];
        _invalid = policy.InvalidExemptions;
        _today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>The verdict as it counts, exempt if an exemption is for it. Its severity must be the policy's already.</summary>
    public Verdict Apply(RuleMetadata rule, ResourceIdentity resource, Verdict verdict)
    {
        if (_entries.Length == 0) return verdict;
        _ran.Add(rule);
        if (verdict.Outcome is not (Outcome.Fail or Outcome.Unknown)) return verdict;
        var severity = verdict.Severity ?? rule.Severity;
        Exemption? found = null;
        foreach (var entry in _entries)
        {
            var exemption = entry.Exemption;
            if (!exemption.Names(rule.Id) || !exemption.Covers(resource.Id, resource.Name)) continue;
            entry.HasMatched = true;
            if (exemption.IsTooLong(_today, severity)) entry.TooLongFor = Worse(entry.TooLongFor, severity);
            else if (!exemption.IsExpired(_today)) found ??= exemption;
        }

        return found is null ? verdict : verdict with { Outcome = Outcome.Exempt, Exemption = Describe(found), ExemptUntil = found.Expires };
    }

    /// <summary>What is wrong with the exemptions, and where each stands; asked for when the run is over.</summary>
    public IEnumerable<(int Line, Verdict Verdict)> Verdicts()
    {
        foreach (var invalid in _invalid)
        {
            yield return (invalid.Line, Failed(invalid.Rule, invalid.Resource, $"exempts nothing: {invalid.Problem}"));
        }

        foreach (var entry in _entries)
        {
            if (Judge(entry) is { } verdict) yield return (entry.Exemption.Line, verdict);
        }
    }

    private Verdict? Judge(Entry entry)
    {
        var exemption = entry.Exemption;
        if (exemption.IsExpired(_today)) return Failed(exemption.Rule, exemption.Resource, $"exempts nothing: it expired on {Date(exemption)}");
        if (entry.TooLongFor is { } severity)
        {
            return Failed(
                exemption.Rule,
                exemption.Resource,
                $"does not exempt what is {severity}: it runs until {Date(exemption)}, which is more than {Exemption.LongestForSevere} days ahead");
        }

        return entry.HasMatched || !_ran.Any(rule => exemption.Names(rule.Id))
            ? null
            : Failed(exemption.Rule, exemption.Resource, "exempts nothing that was found in this run") with { Severity = Severity.Informational };
    }

    // Rule and resource together tell the exemptions of a file apart, whatever line they stand on.
    private static Verdict Failed(string? rule, string? resource, string reason) =>
        new(Outcome.Fail, reason) { Subject = $"{Redaction.Text(rule ?? "(no rule)")} on {Redaction.Text(resource ?? "(no resource)")}" };

    private static string Describe(Exemption exemption) =>
        $"{Redaction.Text(exemption.Reason)} ({Redaction.Text(exemption.Owner)}, until {Date(exemption)})";

    private static string Date(Exemption exemption) => exemption.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Severity Worse(Severity? known, Severity other) => known > other ? known.Value : other;

    private sealed class Entry(Exemption exemption)
    {
        public Exemption Exemption => exemption;

        public bool HasMatched { get; set; }

        public Severity? TooLongFor { get; set; }
    }
}
