using System.Security.Cryptography;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>The private key of a PEM file.</summary>
internal static class PemPrivateKey
{
    private const string Encrypted = "-----BEGIN ENCRYPTED PRIVATE KEY-----";

    /// <summary>Reads the key, RSA or elliptic-curve.</summary>
    /// <exception cref="NotaryRefusalException">It is neither, or the password is wrong.</exception>
    public static AsymmetricAlgorithm Read(string text, char[] password) =>
        Try(RSA.Create(), text, password) ?? Try(ECDsa.Create(), text, password) ?? throw new NotaryRefusalException("The file has no key that can be read, or the password is wrong.");

    private static AsymmetricAlgorithm? Try(AsymmetricAlgorithm key, string text, char[] password)
    {
        try
        {
            if (text.Contains(Encrypted, StringComparison.Ordinal)) key.ImportFromEncryptedPem(text, password);
            else key.ImportFromPem(text);
            return key;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            key.Dispose();
            return null;
        }
    }
}
