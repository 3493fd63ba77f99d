namespace AciSecurity.Remediation.Journal;

/// <summary>How far a repair came, as its journal has it.</summary>
public enum JournalState
{
    /// <summary>It was about to write. Where nothing follows, whoever repaired was stopped in the middle.</summary>
    Started,

    /// <summary>All is written, and was read back.</summary>
    Applied,

    /// <summary>It stopped at a write that failed, or that Azure did not keep.</summary>
    Failed,

    /// <summary>It was taken back.</summary>
    Undone,
}
