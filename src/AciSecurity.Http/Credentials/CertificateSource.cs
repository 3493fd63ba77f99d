using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AciSecurity.Faults;

namespace AciSecurity.Http.Credentials;

/// <summary>Reads the certificate that an application signs in with, and its key.</summary>
internal static class CertificateSource
{
    private const string PemStart = "-----BEGIN ";

    /// <summary>From a PEM or PFX file, told by its content.</summary>
    public static X509Certificate2 FromFile(string path, SecureString? password)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var text = Encoding.UTF8.GetString(bytes);
            return WithKey(path, text.Contains(PemStart, StringComparison.Ordinal) ? FromPem(text, password) : new(bytes, password, KeyStorage));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(SignInFaults.CertificateUnreadable(path, exception is UnauthorizedAccessException ? "access is denied." : "there is no such file, or it cannot be read."));
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            // What the exception says may quote the file.
            throw new FaultException(SignInFaults.CertificateUnreadable(path, password is null ? "it cannot be read without a password, or is no certificate with its key." : "it cannot be read with this password, or is no certificate with its key."));
        }
    }

    /// <summary>From the store of the user or of the machine.</summary>
    public static X509Certificate2 FromStore(string thumbprint)
    {
        var plain = string.Concat(thumbprint.Where(char.IsAsciiHexDigit));
        return Find(plain, StoreLocation.CurrentUser) ?? Find(plain, StoreLocation.LocalMachine)
            ?? throw new FaultException(SignInFaults.CertificateUnreadable(thumbprint, "neither the user's nor the machine's store has such a certificate with its key."));
    }

    // Keys that stay in memory; macOS knows none.
    private static X509KeyStorageFlags KeyStorage => OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet;

    private static X509Certificate2 FromPem(string text, SecureString? password) =>
        password is null ? X509Certificate2.CreateFromPem(text, text) : X509Certificate2.CreateFromEncryptedPem(text, text, SecretText.Of(password));

    private static X509Certificate2 WithKey(string path, X509Certificate2 certificate) =>
        certificate.HasPrivateKey ? certificate : throw new FaultException(SignInFaults.CertificateUnreadable(path, "it holds no private key."));

    private static X509Certificate2? Find(string thumbprint, StoreLocation location)
    {
        try
        {
            using var store = new X509Store(StoreName.My, location, OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            return store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint, validOnly: false).FirstOrDefault(certificate => certificate.HasPrivateKey);
        }
        catch (CryptographicException)
        {
            return null; // There is no such store: machines other than Windows have none of their own.
        }
    }
}
