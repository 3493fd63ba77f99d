namespace AciSecurity.Remediation.Journal;

/// <summary>One repair of one resource, as a journal has it. No secret is in it: a fix writes settings, and of a credential only that it was replaced.</summary>
public sealed record JournalEntry
{
    /// <summary>What the repair is called.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it started, in UTC.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it came as far as <see cref="State"/>, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>How far it came.</summary>
    public required JournalState State { get; init; }

    /// <summary>The Resource Manager that it wrote to: ids are the same in every cloud.</summary>
    public required string ResourceManager { get; init; }

    /// <summary>The id of the resource.</summary>
    public required string ResourceId { get; init; }

    /// <summary>The rules that were to pass; what a cmdlet that sets one thing wrote has none.</summary>
    public IReadOnlyList<string> RuleIds { get; init; } = [];

    /// <summary>The requests, with what takes each back where something does.</summary>
    public IReadOnlyList<PlannedWrite> Writes { get; init; } = [];

    /// <summary>Whether containers start anew, with it and when it is taken back.</summary>
    public bool Restarts { get; init; }

    /// <summary>The JSON of what was written as it was read back, by id.</summary>
    public IReadOnlyDictionary<string, string> After { get; init; } = new Dictionary<string, string>();

    /// <summary>Why it came no further; null where it did.</summary>
    public string? Reason { get; init; }
}
