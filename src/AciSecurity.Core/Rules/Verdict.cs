using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules;

/// <summary>What a rule decides about a resource or a part of it.</summary>
/// <param name="Outcome">The decision.</param>
/// <param name="Reason">Why, as a phrase that can follow the name of what was judged; never a secret.</param>
public sealed record Verdict(Outcome Outcome, string Reason)
{
    /// <summary>The severity where it differs from the rule's.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The part that was judged, such as a container's name; null where it is the whole resource.</summary>
    public string? Subject { get; init; }

    /// <summary>The settings that decided.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Why a failure is accepted for now; null where it is not.</summary>
    public string? Exemption { get; init; }

    /// <summary>The last day on which the failure is accepted, in UTC; null where it is not.</summary>
    public DateOnly? ExemptUntil { get; init; }

    /// <summary>The same verdict resting on <paramref name="setting"/>, which cannot hold a secret.</summary>
    public Verdict On<T>(Setting<T> setting)
    {
        var evidence = Findings.Evidence.Of(setting);
        return this with { Evidence = Evidence.Count == 0 ? [evidence] : [.. Evidence, evidence] };
    }
}
