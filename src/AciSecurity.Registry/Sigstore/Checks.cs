using AciSecurity.Signatures;

namespace AciSecurity.Registry.Sigstore;

/// <summary>The checks of one signature as they are made. A failed one ends the looking; an undecided one ends it as far as the next build on it.</summary>
internal sealed class Checks
{
    private readonly List<SignatureCheck> _all = [];

    /// <summary>What was looked at.</summary>
    public IReadOnlyList<SignatureCheck> All => _all;

    /// <summary>What comes of it. Nothing that was looked at is nothing proven.</summary>
    public SignatureVerdict Verdict =>
        _all.Exists(check => check.Outcome == CheckOutcome.Failed) ? SignatureVerdict.Invalid
        : _all.Count == 0 || _all.Exists(check => check.Outcome == CheckOutcome.Unknown) ? SignatureVerdict.Unknown
        : SignatureVerdict.Valid;

    /// <summary>Adds a check.</summary>
    /// <returns>Whether to look further.</returns>
    public bool Add(string name, CheckOutcome outcome, string? reason = null)
    {
        _all.Add(new(name, outcome, reason));
        return outcome != CheckOutcome.Failed;
    }

    /// <summary>It passed.</summary>
    public bool Pass(string name, string? reason = null) => Add(name, CheckOutcome.Passed, reason);

    /// <summary>It failed.</summary>
    public bool Fail(string name, string reason) => Add(name, CheckOutcome.Failed, reason);

    /// <summary>It could not be decided.</summary>
    public bool Undecided(string name, string reason) => Add(name, CheckOutcome.Unknown, reason);

    /// <summary>It was not made.</summary>
    public bool Skip(string name, string reason) => Add(name, CheckOutcome.Skipped, reason);
}
