namespace AciSecurity.Remediation.Journal;

/// <summary>What came of undoing a repair.</summary>
public enum UndoState
{
    /// <summary>What was there before is there again.</summary>
    Undone,

    /// <summary>Nothing of the repair is there: it was never written, or somebody has taken it back.</summary>
    NothingToUndo,

    /// <summary>It would be undone; with -WhatIf, or where the answer was no.</summary>
    NotUndone,

    /// <summary>Something else is there now, and is not overwritten.</summary>
    Changed,

    /// <summary>It failed; the reason says why.</summary>
    Failed,

    /// <summary>It cannot be undone: a credential was replaced, and nobody has the old one.</summary>
    CannotBeUndone,
}
