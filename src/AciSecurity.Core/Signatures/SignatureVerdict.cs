namespace AciSecurity.Signatures;

/// <summary>Whether a signature proves what it is asked about.</summary>
public enum SignatureVerdict
{
    /// <summary>Every check that had to pass did.</summary>
    Valid,

    /// <summary>A check failed: the signature proves nothing, or was made by somebody who is not trusted.</summary>
    Invalid,

    /// <summary>It could not be decided: something that a check needs could not be read, or was not given. It never counts as valid.</summary>
    Unknown,

    /// <summary>The trust policy says that this repository's signatures are not looked at.</summary>
    Skipped,
}
