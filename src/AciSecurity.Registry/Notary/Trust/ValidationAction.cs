namespace AciSecurity.Registry.Notary.Trust;

/// <summary>What comes of a validation that fails.</summary>
internal enum ValidationAction
{
    /// <summary>The signature fails with it.</summary>
    Enforce,

    /// <summary>It is said, and the signature may be valid.</summary>
    Log,

    /// <summary>It is not made.</summary>
    Skip,
}
