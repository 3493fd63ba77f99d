using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Registry.Notary.Certificates;
using AciSecurity.Registry.Notary.Trust;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>Reads a signing key from a file: PKCS #12, or PEM with the key and its certificates.</summary>
internal static class SigningKeyFile
{
    private const int LargestFile = 4 * 1024 * 1024;
    private const string CertificateLabel = "CERTIFICATE";

    /// <summary>Reads the key.</summary>
    /// <param name="file">The file.</param>
    /// <param name="password">What it is encrypted with; null where it is not.</param>
    /// <param name="certificates">A file with certificates that the first lacks; null where it has all.</param>
    /// <exception cref="FaultException">There is no key that signs, or its chain is not whole.</exception>
    public static LocalSigningKey Read(string file, SecureString? password = null, string? certificates = null)
    {
        var secret = SecretText.Reveal(password);
        try
        {
            var content = RegularFile.Read(file, LargestFile);
            var more = certificates is null ? [] : CertificateFile.Parse(RegularFile.Read(certificates, LargestFile));
            return content.AsSpan().IndexOf("-----BEGIN "u8) >= 0 ? FromPem(file, content, secret, more) : FromPkcs12(file, content, secret, more);
        }
        catch (NotaryRefusalException refusal)
        {
            throw new FaultException(TrustFaults.SigningKeyInvalid(file, refusal.Message));
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            // What the libraries say may quote the file.
            throw new FaultException(TrustFaults.SigningKeyInvalid(file, "the key cannot be read, or the password is wrong."));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(System.Runtime.InteropServices.MemoryMarshal.AsBytes(secret.AsSpan()));
        }
    }

    private static LocalSigningKey FromPkcs12(string file, byte[] content, char[] password, IReadOnlyList<X509Certificate2> more)
    {
        var collection = new X509Certificate2Collection();
        // Keys in memory alone: macOS has no such thing.
        collection.Import(content, password, OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet);
        if (collection.Where(certificate => certificate.HasPrivateKey).ToList() is not [var leaf]) throw new NotaryRefusalException("The file must have one key, with its certificate.");
        AsymmetricAlgorithm key = (AsymmetricAlgorithm?)leaf.GetRSAPrivateKey() ?? leaf.GetECDsaPrivateKey() ?? throw new NotaryRefusalException("The key is neither RSA nor elliptic-curve.");
        var all = collection.Select(certificate => CertificateReader.Read(certificate.RawData));
        return new(file, key, ChainOrder.From(CertificateReader.Read(leaf.RawData), [.. all, .. more]));
    }

    private static LocalSigningKey FromPem(string file, byte[] content, char[] password, IReadOnlyList<X509Certificate2> more)
    {
        var text = Encoding.Latin1.GetString(content);
        var certificates = Certificates(text).Concat(more).ToList();
        var key = PemPrivateKey.Read(text, password);
        var information = key.ExportSubjectPublicKeyInfo();
        var leaf = certificates.FirstOrDefault(certificate => certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(information));
        if (leaf is not null) return new(file, key, ChainOrder.From(leaf, certificates));
        key.Dispose();
        throw new NotaryRefusalException("There is no certificate for the key.");
    }

    private static List<X509Certificate2> Certificates(ReadOnlySpan<char> text)
    {
        var certificates = new List<X509Certificate2>();
        for (; PemEncoding.TryFind(text, out var fields); text = text[fields.Location.End..])
        {
            if (text[fields.Label].SequenceEqual(CertificateLabel)) certificates.Add(CertificateReader.Read(Convert.FromBase64String(text[fields.Base64Data].ToString())));
        }

        return certificates;
    }
}
