namespace AciSecurity.Registry.ContentTrust;

/// <summary>What kind of key a key of trust metadata is, whatever it is wrapped in.</summary>
internal enum KeyFamily
{
    /// <summary>None that signatures are taken from.</summary>
    Unusable,

    /// <summary>ECDSA over a curve of NIST.</summary>
    Ecdsa,

    /// <summary>RSA.</summary>
    Rsa,

    /// <summary>Ed25519, which a notary server makes for itself.</summary>
    Ed25519,
}
