using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Findings;

/// <summary>What one rule found on one resource. Immutable, and free of secrets.</summary>
public sealed class Finding : IComparable<Finding>
{
    private readonly RuleMetadata _rule;
    private readonly ResourceIdentity _resource;
    private readonly Verdict _verdict;
    private string? _fingerprint;

    internal Finding(RuleMetadata rule, ResourceIdentity resource, Verdict verdict)
    {
        _rule = rule;
        _resource = resource;
        _verdict = verdict;
    }

    /// <summary>The rule's id, e.g. <c>Aci.Privileged</c>.</summary>
    public string RuleId => _rule.Id;

    /// <summary>What the rule asks for, in a few words.</summary>
    public string Title => _rule.Title;

    /// <summary>How much it matters.</summary>
    public Severity Severity => _verdict.Severity ?? _rule.Severity;

    /// <summary>What was found.</summary>
    public Outcome Outcome => _verdict.Outcome;

    /// <inheritdoc cref="ResourceIdentity.Id"/>
    /// <remarks>Azure allows no control characters in ids and names; where a file has them all the same, they come as escapes.</remarks>
    public string ResourceId => Redaction.Escape(_resource.Id);

    /// <summary>The resource's name.</summary>
    public string ResourceName => Redaction.Escape(_resource.Name);

    /// <summary>The resource's ARM type.</summary>
    public string ResourceType => Redaction.Escape(_resource.Type);

    /// <summary>The part of the resource that is meant: a container's name; null where it is the whole resource.</summary>
    public string? Subject => Escaped(_verdict.Subject);

    /// <inheritdoc cref="ResourceIdentity.SubscriptionId"/>
    public string? SubscriptionId => Escaped(_resource.SubscriptionId);

    /// <inheritdoc cref="ResourceIdentity.ResourceGroupName"/>
    public string? ResourceGroupName => Escaped(_resource.ResourceGroupName);

    /// <inheritdoc cref="ResourceIdentity.Location"/>
    public string? Location => Escaped(_resource.Location);

    /// <summary>Why: what was found, or why it could not be decided.</summary>
    public string Reason => _verdict.Reason;

    /// <summary>The settings the verdict rests on.</summary>
    public IReadOnlyList<Evidence> Evidence => _verdict.Evidence;

    /// <summary>What to do about it.</summary>
    public string Recommendation => _rule.Recommendation;

    /// <summary>The rule's page: why, how it is decided, how to fix.</summary>
    public Uri HelpUri => _rule.HelpUri;

    /// <summary>The recommendations of Microsoft's guidance that the rule serves.</summary>
    public Section Section => _rule.Section;

    /// <summary>Controls of other frameworks that the rule covers.</summary>
    public IReadOnlyList<string> Controls => _rule.Controls;

    /// <summary>Why a failure is accepted for now, and until when; null where it is not.</summary>
    public string? Exemption => _verdict.Exemption;

    /// <summary>The last day on which a failure is accepted, in UTC; null where it is not.</summary>
    public DateOnly? ExemptUntil => _verdict.ExemptUntil;

    /// <summary>Stays the same from run to run for the same rule, resource and part of it.</summary>
    public string Fingerprint => _fingerprint ??= Findings.Fingerprint.Of(RuleId, _resource, _verdict.Subject);

    /// <summary>Where the resource was read.</summary>
    public Origin Origin => _resource.Origin;

    /// <summary>Whether it asks for attention: a failure or something undecided.</summary>
    public bool IsProblem => Outcome is Outcome.Fail or Outcome.Unknown;

    /// <summary>Worst first: what asks for attention before the rest, then by severity, outcome, rule and part.</summary>
    public int CompareTo(Finding? other)
    {
        if (other is null) return -1;
        var order = IsProblem == other.IsProblem ? 0 : IsProblem ? -1 : 1;
        if (order == 0) order = (int)other.Severity - (int)Severity;
        if (order == 0) order = (int)Outcome - (int)other.Outcome;
        if (order == 0) order = string.CompareOrdinal(RuleId, other.RuleId);
        return order != 0 ? order : string.CompareOrdinal(Subject, other.Subject);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Outcome} {Severity} {RuleId} {ResourceName}: {Reason}";

    private static string? Escaped(string? text) => text is null ? null : Redaction.Escape(text);
}
