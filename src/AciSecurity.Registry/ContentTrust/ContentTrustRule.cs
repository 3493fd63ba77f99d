namespace AciSecurity.Registry.ContentTrust;

/// <summary>What trust metadata has to fulfil before a tag in it counts as signed.</summary>
internal enum ContentTrustRule
{
    /// <summary>A file that other metadata names is there.</summary>
    Presence,

    /// <summary>It is as long as it says, and no longer than is read.</summary>
    Size,

    /// <summary>Its hashes are those that signed metadata gives.</summary>
    Hash,

    /// <summary>It is metadata: JSON with the members and types that the role has.</summary>
    Form,

    /// <summary>It is metadata of the role that it was read for.</summary>
    Type,

    /// <summary>A key has the id that its content gives.</summary>
    KeyId,

    /// <summary>A certificate is one of this repository, in date and of a sufficient algorithm.</summary>
    Certificate,

    /// <summary>The root is the one that the caller trusts.</summary>
    Anchor,

    /// <summary>The former root signed the next one.</summary>
    Rotation,

    /// <summary>As many keys of the role signed as the role asks for.</summary>
    Threshold,

    /// <summary>It is not older than what is known.</summary>
    Version,

    /// <summary>It has not expired.</summary>
    Expiry,

    /// <summary>A delegation is a child of the role that delegates, once.</summary>
    Delegation,
}
