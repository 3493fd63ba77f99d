namespace AciSecurity.Credentials;

/// <summary>What told a secret.</summary>
internal enum SecretEvidenceKind
{
    /// <summary>It is, or contains, text of a format that only secrets have.</summary>
    Format,

    /// <summary>It contains a credential, which something before it names.</summary>
    Inside,

    /// <summary>The setting's name.</summary>
    Name,

    /// <summary>It looks random, as nothing but keys does.</summary>
    Entropy,
}
