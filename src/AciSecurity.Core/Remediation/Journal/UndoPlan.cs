namespace AciSecurity.Remediation.Journal;

/// <summary>What would be taken back of one repair.</summary>
/// <param name="Entry">The repair.</param>
/// <param name="Writes">The requests.</param>
/// <param name="Changed">What is neither as the repair left it nor as it was before.</param>
public sealed record UndoPlan(JournalEntry Entry, IReadOnlyList<PlannedWrite> Writes, IReadOnlyList<string> Changed)
{
    /// <summary>What was replaced for good; empty where all can be given back.</summary>
    public IReadOnlyList<string> Final { get; init; } = [];

    /// <summary>Why it is not undone where it is not safe.</summary>
    public string WhyChanged => $"{string.Join("; ", Changed)}; nothing was overwritten.";

    /// <summary>Whether it can be undone without overwriting what somebody else wrote.</summary>
    public bool IsSafe => Changed.Count == 0;

    /// <summary>What came of it.</summary>
    public UndoResult Result(UndoState state, string reason) => new(Entry.ResourceId, Entry.RuleIds, Entry.Started, state, reason)
    {
        Changes = state is UndoState.Undone or UndoState.NotUndone ? [.. Writes.SelectMany(write => write.Changes)] : [],
    };

    /// <summary>What it does, in a line for a prompt.</summary>
    public override string ToString() => string.Join("; ", Writes.Select(write => write.Write.Method == Remediation.WriteMethod.Delete ? $"delete {write.Write.Id}" : string.Join("; ", write.Changes)));
}
