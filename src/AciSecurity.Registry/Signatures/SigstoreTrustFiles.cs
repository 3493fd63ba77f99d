using System.Text;
using AciSecurity.Faults;
using AciSecurity.Registry.Sigstore;
using AciSecurity.Registry.Sigstore.Keys;
using AciSecurity.Registry.Sigstore.Roots;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Signatures;

/// <summary>Reads what sigstore's signatures are verified by.</summary>
internal static class SigstoreTrustFiles
{
    /// <summary>Reads it.</summary>
    /// <exception cref="FaultException">A file is missing or not what it should be.</exception>
    public static SigstoreTrust Read(SignatureTrust trust) => new()
    {
        PublicKeys = [.. trust.PublicKeyFiles.Select(file => PublicKeyFile.Read(file, Encoding.UTF8.GetString(BoundedFile.Read(file, BoundedFile.LargestTrust))))],
        Root = trust.TrustedRootFile is { } root ? TrustedRootReader.Read(root, BoundedFile.Read(root, BoundedFile.LargestTrust)) : null,
        Identities = Name(trust) is { } name && Issuer(trust) is { } issuer ? [new(name, issuer)] : [],
        RequireLogEntry = !trust.SkipsLog,
        Annotations = trust.Metadata,
    };

    private static TextMatch? Name(SignatureTrust trust) => Match(trust.CertificateIdentity, trust.CertificateIdentityPattern);

    private static TextMatch? Issuer(SignatureTrust trust) => Match(trust.CertificateIssuer, trust.CertificateIssuerPattern);

    private static TextMatch? Match(string? text, string? pattern) =>
        text is not null ? TextMatch.Exactly(text) : pattern is not null ? TextMatch.Expression(pattern) : null;
}
