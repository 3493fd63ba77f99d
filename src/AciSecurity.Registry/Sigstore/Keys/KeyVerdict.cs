namespace AciSecurity.Registry.Sigstore.Keys;

/// <summary>What a key says of a signature.</summary>
internal enum KeyVerdict
{
    /// <summary>The key did not make it.</summary>
    NotMade,

    /// <summary>The key made it.</summary>
    Made,

    /// <summary>The key hashes with an algorithm for which more must be known than the data's digest.</summary>
    Undecided,
}
