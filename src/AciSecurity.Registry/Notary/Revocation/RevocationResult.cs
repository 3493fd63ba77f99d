namespace AciSecurity.Registry.Notary.Revocation;

/// <summary>What is known of a revocation.</summary>
/// <param name="Status">Whether.</param>
/// <param name="Reason">Why it is unknown, or which certificate was revoked; null where it is good.</param>
internal sealed record RevocationResult(RevocationStatus Status, string? Reason = null)
{
    /// <summary>Not revoked.</summary>
    public static RevocationResult Good { get; } = new(RevocationStatus.Good);

    /// <summary>Not to be decided.</summary>
    public static RevocationResult Unknown(string reason) => new(RevocationStatus.Unknown, reason);
}
