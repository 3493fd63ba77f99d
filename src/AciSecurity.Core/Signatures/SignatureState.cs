namespace AciSecurity.Signatures;

/// <summary>What is known of an image's signatures.</summary>
public enum SignatureState
{
    /// <summary>It has none.</summary>
    None,

    /// <summary>It has one at least, and nobody has verified it: whoever may push to the registry can have put it there.</summary>
    PresentUnverified,

    /// <summary>One at least is valid.</summary>
    Verified,

    /// <summary>It has some, and none is valid.</summary>
    Invalid,

    /// <summary>It has none itself, and an index that it is part of is signed. Who pulls it by its own digest pulls what is not signed.</summary>
    CoveredByIndex,

    /// <summary>It could not be found out. It never counts as signed.</summary>
    Unknown,
}
