namespace AciSecurity.Signatures;

/// <summary>How one check of a signature ended.</summary>
public enum CheckOutcome
{
    /// <summary>It passed.</summary>
    Passed,

    /// <summary>It failed, and the signature with it.</summary>
    Failed,

    /// <summary>It failed or could not be decided, and the trust policy asks only that this is said.</summary>
    Logged,

    /// <summary>It could not be decided.</summary>
    Unknown,

    /// <summary>It was not made: the trust policy or the caller leaves it out, or it does not apply.</summary>
    Skipped,
}
