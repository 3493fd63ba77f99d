namespace AciSecurity.Policies;

/// <summary>The acceptance of a failure for now: by whom, why and until when. All of it is required.</summary>
public sealed record Exemption
{
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
}
