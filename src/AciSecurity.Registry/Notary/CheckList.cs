using AciSecurity.Findings;
using AciSecurity.Registry.Notary.Trust;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Notary;

/// <summary>The checks of one signature as they are made. One that is enforced and does not pass ends the looking.</summary>
/// <param name="level">What comes of a check that fails.</param>
internal sealed class CheckList(VerificationLevel level)
{
    private readonly List<SignatureCheck> _checks = [];
    private readonly List<string> _warnings = [];

    /// <summary>What was looked at.</summary>
    public IReadOnlyList<SignatureCheck> Checks => _checks;

    /// <summary>What is worth knowing and decides nothing.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>What the checks come to.</summary>
    public SignatureVerdict Verdict =>
        _checks.Any(check => check.Outcome == CheckOutcome.Failed) ? SignatureVerdict.Invalid
        : _checks.Any(check => check.Outcome == CheckOutcome.Unknown) ? SignatureVerdict.Unknown
        : SignatureVerdict.Valid;

    /// <summary>Whether the next check is to be made.</summary>
    public bool GoesOn => Verdict == SignatureVerdict.Valid;

    /// <summary>Says something that decides nothing.</summary>
    public void Warn(string warning) => _warnings.Add(Redaction.Text(warning));

    /// <summary>A validation of the trust policy.</summary>
    /// <param name="validation">Which.</param>
    /// <param name="problem">Why it did not pass; null where it did.</param>
    /// <param name="decided">Whether it failed, or only could not be decided.</param>
    public void Add(Validation validation, string? problem, bool decided = true)
    {
        var failed = decided ? CheckOutcome.Failed : CheckOutcome.Unknown;
        Add(VerificationLevel.NameOf(validation), problem, level[validation] == ValidationAction.Enforce ? failed : CheckOutcome.Logged);
    }

    /// <summary>A check that no policy can switch off, or one that was not made.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="problem">Why it did not pass, or was not made; null where it passed.</param>
    /// <param name="otherwise">How it ended where there is a problem.</param>
    public void Add(string name, string? problem, CheckOutcome otherwise = CheckOutcome.Failed) =>
        _checks.Add(problem is null ? new(name, CheckOutcome.Passed) : new(name, otherwise, Redaction.Text(problem)));
}
