namespace AciSecurity.Registry.Notary.Certificates;

/// <summary>What a chain of certificates is used for.</summary>
internal enum CertificatePurpose
{
    /// <summary>To sign what is in a registry.</summary>
    Signing,

    /// <summary>To say when something was signed.</summary>
    Timestamping,
}
