using AciSecurity.Signatures;

namespace AciSecurity.Registry.Sigstore;

/// <summary>How one part of a check ended, before it has a name.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Reason">Why, as a sentence; null where it passed.</param>
internal readonly record struct CheckResult(CheckOutcome Outcome, string? Reason)
{
    /// <summary>It passed.</summary>
    public static CheckResult Passed => new(CheckOutcome.Passed, null);

    /// <summary>It failed.</summary>
    public static CheckResult Failed(string reason) => new(CheckOutcome.Failed, reason);

    /// <summary>It could not be decided.</summary>
    public static CheckResult Unknown(string reason) => new(CheckOutcome.Unknown, reason);

    /// <summary>Whether it passed.</summary>
    public bool IsPassed => Outcome == CheckOutcome.Passed;
}
