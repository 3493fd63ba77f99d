namespace AciSecurity.Registry.ContentTrust;

/// <summary>How much of a server's metadata is read: who can write there must not fill memory or time.</summary>
internal static class ContentTrustLimits
{
    /// <summary>Of a timestamp, in bytes, as the notary client has it.
    /// https://github.com/notaryproject/notary/blob/9d2b3b35/const.go#L12</summary>
    public const int TimestampBytes = 1 << 20;

    /// <summary>Of any other file, in bytes: about 200,000 tags. The notary client reads 100 MiB.</summary>
    public const int MetadataBytes = 32 << 20;

    /// <summary>Of all files of a repository together, in bytes.</summary>
    public const int RepositoryBytes = 64 << 20;

    /// <summary>Delegations of a repository, at all depths together.</summary>
    public const int Delegations = 256;

    /// <summary>Roots that are read one after the other from a known one to the newest.</summary>
    public const int RootRotations = 128;

    /// <summary>Signatures in one file: each is calculated.</summary>
    public const int Signatures = 64;

    /// <summary>Of one key with its certificates, in bytes.</summary>
    public const int KeyBytes = 1 << 16;

    /// <summary>Depth of JSON.</summary>
    public const int JsonDepth = 32;

    /// <summary>Bits of an RSA key: fewer can be broken, as the notary client has it, and more cost time.</summary>
    public const int LeastRsaBits = 2048, MostRsaBits = 16384;
}
