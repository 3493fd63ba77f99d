using System.Collections;
using System.Management.Automation;
using AciSecurity.Signatures;

namespace AciSecurity.Commands;

/// <summary>A cmdlet that can verify signatures: it is told whom to trust.</summary>
public abstract class SignatureCommand : RegistryCommand
{
    /// <summary>A trust policy of the Notary Project.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TrustPolicy { get; set; }

    /// <summary>The folder with its trust stores.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TrustStore { get; set; }

    /// <summary>Nobody is asked whether certificates were revoked.</summary>
    [Parameter]
    public SwitchParameter SkipRevocation { get; set; }

    /// <summary>Files with public keys of cosign.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] PublicKey { get; set; } = [];

    /// <summary>A trusted_root.json of sigstore.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TrustedRoot { get; set; }

    /// <summary>The name that a keyless certificate must have.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateIdentity { get; set; }

    /// <summary>A regular expression for that name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateIdentityPattern { get; set; }

    /// <summary>The issuer that must have vouched for that name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateIssuer { get; set; }

    /// <summary>A regular expression for that issuer.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateIssuerPattern { get; set; }

    /// <summary>Signatures by a key need not be in a transparency log.</summary>
    [Parameter]
    public SwitchParameter SkipLog { get; set; }

    /// <summary>Ids of root keys of Docker Content Trust.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] RootKeyId { get; set; } = [];

    /// <summary>A root.json of Docker Content Trust that is trusted.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RootFile { get; set; }

    /// <summary>The root of Docker Content Trust that the registry gives is believed.</summary>
    [Parameter]
    public SwitchParameter TrustOnFirstUse { get; set; }

    /// <summary>What the signer must have written into the signature.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Metadata { get; set; }

    /// <summary>Whom to trust, as the parameters say it.</summary>
    private protected SignatureTrust Trust() => new()
    {
        UsesNotary = TrustPolicy is not null || TrustStore is not null,
        TrustPolicyFile = FullPath(TrustPolicy),
        TrustStoreFolder = FullPath(TrustStore),
        SkipsRevocation = SkipRevocation,
        PublicKeyFiles = [.. PublicKey.Select(file => FullPath(file)!)],
        TrustedRootFile = FullPath(TrustedRoot),
        CertificateIdentity = CertificateIdentity,
        CertificateIdentityPattern = CertificateIdentityPattern,
        CertificateIssuer = CertificateIssuer,
        CertificateIssuerPattern = CertificateIssuerPattern,
        SkipsLog = SkipLog,
        RootKeyIds = RootKeyId,
        RootFile = FullPath(RootFile),
        TrustsOnFirstUse = TrustOnFirstUse,
        Metadata = Texts(Metadata),
    };
}
