using AciSecurity.Findings;

namespace AciSecurity.Policies;

/// <summary>The acceptance of a failure for now: by whom, why and until when. All of it is required.</summary>
public sealed record Exemption
{
    /// <summary>The most days ahead that findings of severity High and Critical can be exempted. Whoever accepts such a risk
    /// looks at it again four times a year.</summary>
    public const int LongestForSevere = 90;

    /// <summary>The rule's id, in which <c>*</c> and <c>?</c> are wildcards.</summary>
    public required string Rule { get; init; }

    /// <summary>Id or name of the resource, in which <c>*</c> and <c>?</c> are wildcards.</summary>
    public required string Resource { get; init; }

    /// <summary>Why it is accepted.</summary>
    public required string Reason { get; init; }

    /// <summary>Who answers for it: a name, team or address.</summary>
    public required string Owner { get; init; }

    /// <summary>The last day on which it holds, in UTC.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>The line of the policy file where it stands, counted from 1; 0 where there is none.</summary>
    public int Line { get; init; }

    /// <summary>Whether its last day is over.</summary>
    public bool IsExpired(DateOnly today) => Expires < today;

    /// <summary>Whether it runs for longer than findings of this severity can be exempted.</summary>
    public bool IsTooLong(DateOnly today, Severity severity) => severity >= Severity.High && Expires > today.AddDays(LongestForSevere);

    /// <summary>Whether it is meant for the rule.</summary>
    public bool Names(string ruleId) => NamePattern.Matches(Rule, ruleId);

    /// <summary>Whether it is meant for a resource of this id and name.</summary>
    public bool Covers(string resourceId, string resourceName) =>
        NamePattern.Matches(Resource, resourceId) || NamePattern.Matches(Resource, resourceName);
}
