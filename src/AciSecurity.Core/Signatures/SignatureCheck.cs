namespace AciSecurity.Signatures;

/// <summary>One thing that was looked at in a signature.</summary>
/// <param name="Name">What was looked at, e.g. <c>integrity</c>: for Notary Project the names of its specification.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why, as a sentence; null where it passed and there is nothing to add. Never holds a secret.</param>
public sealed record SignatureCheck(string Name, CheckOutcome Outcome, string? Reason = null)
{
    /// <inheritdoc/>
    public override string ToString() => Reason is null ? $"{Name}: {Outcome}" : $"{Name}: {Outcome}: {Reason}";
}
