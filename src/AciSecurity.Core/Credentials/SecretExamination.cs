namespace AciSecurity.Credentials;

/// <summary>What the examination of a setting came to.</summary>
/// <param name="Evidence">Why it is taken for a secret; null where it is not.</param>
/// <param name="NotExamined">Why it could not be examined to its end, as a phrase that can follow its name; null where it was.</param>
internal sealed record SecretExamination(SecretEvidence? Evidence, string? NotExamined)
{
    /// <summary>Nothing speaks for a secret.</summary>
    public static SecretExamination Clear { get; } = new(null, null);
}
