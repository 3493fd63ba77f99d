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
    private const int Largest = 1024 * 1024;

    /// <summary>Reads it.</summary>
    /// <exception cref="FaultException">A file is missing or not what it should be.</exception>
    public static SigstoreTrust Read(SignatureTrust trust) => new()
    {
        PublicKeys = [.. trust.PublicKeyFiles.Select(file => PublicKeyFile.Read(file, Encoding.UTF8.GetString(Content(file))))],
        Root = trust.TrustedRootFile is { } root ? TrustedRootReader.Read(root, Content(root)) : null,
        Identities = Name(trust) is { } name && Issuer(trust) is { } issuer ? [new(name, issuer)] : [],
        RequireLogEntry = !trust.SkipsLog,
        Annotations = trust.Metadata,
    };

    private static TextMatch? Name(SignatureTrust trust) => Match(trust.CertificateIdentity, trust.CertificateIdentityPattern);

    private static TextMatch? Issuer(SignatureTrust trust) => Match(trust.CertificateIssuer, trust.CertificateIssuerPattern);

    private static TextMatch? Match(string? text, string? pattern) =>
        text is not null ? TextMatch.Exactly(text) : pattern is not null ? TextMatch.Expression(pattern) : null;

    private static byte[] Content(string file)
    {
        try
        {
            var information = new FileInfo(file);
            if (!information.Exists) throw new FaultException(FileFaults.NotFound(file));
            return information.Length <= Largest ? File.ReadAllBytes(file) : throw new FaultException(FileFaults.TooLarge(file, information.Length, Largest));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FileFaults.Unreadable(file, exception));
        }
    }
}
