using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>The certificates that a key is written as: the signer's, and those of authorities behind it.</summary>
/// <remarks>Their signatures over each other are not looked at: the id of the key covers all of them, and the anchor is that id.</remarks>
internal static class CertificateBundle
{
    private const string Label = "CERTIFICATE";

    /// <summary>Clocks differ: a certificate may begin tomorrow, as the notary client has it.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromDays(1);

    /// <summary>SHA-256, SHA-384 and SHA-512, with RSA and with ECDSA, and Ed25519. Whoever can make two texts of one SHA-1 can make two certificates.</summary>
    private static readonly HashSet<string> Algorithms =
    [
        "1.2.840.113549.1.1.11", "1.2.840.113549.1.1.12", "1.2.840.113549.1.1.13",
        "1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4", "1.3.101.112",
    ];

    /// <summary>Whether a root key may sign for the repository <paramref name="gun"/>: one certificate that is no authority's, first, with the
    /// repository's name; and all of a sufficient algorithm and in date.</summary>
    /// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/trustpinning/certs.go: parseAllCerts and validRootLeafCerts,
    /// tuf/utils/x509.go: ValidateCertificate</remarks>
    /// <param name="key">The key.</param>
    /// <param name="gun">The repository.</param>
    /// <param name="now">For when the dates must fit; null where the key was trusted before.</param>
    public static bool IsOfRepository(TrustKey key, string gun, DateTimeOffset? now) =>
        key.Material.Family != KeyFamily.Unusable && Read(key, bundle =>
            !IsAuthority(bundle[0]) && bundle.Skip(1).All(IsAuthority) && bundle.All(IsSufficient) && IsNamed(bundle[0], gun)
            && (now is not { } time || bundle.All(certificate => IsInDate(certificate, time))));

    /// <summary>Whether a delegation's key is a certificate of an algorithm that is not sufficient. Its dates are not looked at: the metadata has its own.</summary>
    /// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/tuf/tuf.go: GetDelegationRole</remarks>
    public static bool IsInsufficient(TrustKey key) => OfSigner(key, certificate => IsSufficient(certificate) ? null : certificate.Subject) is not null;

    /// <summary>What the signer's certificate says of itself; null where there is none, or none that can be read.</summary>
    public static T? OfSigner<T>(TrustKey key, Func<X509Certificate2, T?> tell)
        where T : class
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(key.Bytes));
            return tell(certificate);
        }
        catch (Exception exception) when (KeyMaterial.IsUnreadable(exception))
        {
            return null;
        }
    }

    private static bool Read(TrustKey key, Func<IReadOnlyList<X509Certificate2>, bool> judge)
    {
        var bundle = new List<X509Certificate2>();
        try
        {
            var text = Encoding.ASCII.GetString(key.Bytes);
            for (var rest = text.AsSpan(); PemEncoding.TryFind(rest, out var fields); rest = rest[fields.Location.End..])
            {
                if (!rest[fields.Label].SequenceEqual(Label)) return false;
                bundle.Add(X509Certificate2.CreateFromPem(rest[fields.Location]));
            }

            return bundle.Count > 0 && Written(bundle) == text && judge(bundle);
        }
        catch (Exception exception) when (KeyMaterial.IsUnreadable(exception))
        {
            return false;
        }
        finally
        {
            bundle.ForEach(certificate => certificate.Dispose());
        }
    }

    /// <summary>As notary writes certificates: what stands between or around them would be part of the key's id, and of nothing that is looked at.</summary>
    private static string Written(List<X509Certificate2> bundle) => string.Concat(bundle.Select(certificate => certificate.ExportCertificatePem() + "\n"));

    private static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(constraints => constraints.CertificateAuthority);

    private static bool IsSufficient(X509Certificate2 certificate)
    {
        if (!Algorithms.Contains(certificate.SignatureAlgorithm.Value ?? "")) return false;
        using var rsa = certificate.GetRSAPublicKey();
        return rsa is null || rsa.KeySize >= ContentTrustLimits.LeastRsaBits;
    }

    private static bool IsInDate(X509Certificate2 certificate, DateTimeOffset now) =>
        certificate.NotBefore.ToUniversalTime() <= (now + Leeway).UtcDateTime && now.UtcDateTime <= certificate.NotAfter.ToUniversalTime();

    /// <summary>Whether its common name is the repository's, or with an asterisk at its end begins it.</summary>
    private static bool IsNamed(X509Certificate2 certificate, string gun)
    {
        const string commonName = "2.5.4.3";
        var names = certificate.SubjectName.EnumerateRelativeDistinguishedNames()
            .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == commonName)
            .Select(part => part.GetSingleElementValue())
            .ToList();
        return names is [{ } name]
            && (name.EndsWith('*') ? gun.StartsWith(name.TrimEnd('*'), StringComparison.Ordinal) : name == gun);
    }
}
