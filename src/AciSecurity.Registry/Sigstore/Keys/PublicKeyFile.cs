using System.Security.Cryptography;
using AciSecurity.Faults;

namespace AciSecurity.Registry.Sigstore.Keys;

/// <summary>A public key as cosign writes it: SubjectPublicKeyInfo in PEM.</summary>
internal static class PublicKeyFile
{
    private const string Label = "PUBLIC KEY";

    /// <summary>Reads a key.</summary>
    /// <param name="file">What the file is called, for the fault.</param>
    /// <param name="text">What it holds.</param>
    /// <exception cref="FaultException">It holds no key that images are signed with.</exception>
    public static VerificationKey Read(string file, string text)
    {
        if (!PemEncoding.TryFind(text, out var pem)) throw Invalid(file, "The file holds no PEM.");
        var label = text[pem.Label];
        if (label.Contains("PRIVATE", StringComparison.Ordinal)) throw Invalid(file, "The file holds a private key, which verifying does not need.");
        if (label != Label) throw Invalid(file, $"The file holds a {label}, and expected is a {Label}.");
        if (PemEncoding.TryFind(text.AsSpan(pem.Location.End.Value), out _)) throw Invalid(file, "The file holds more than one key.");
        return VerificationKey.TryRead(Convert.FromBase64String(text[pem.Base64Data]), out var key)
            ? key
            : throw Invalid(file, "The key cannot be read, or is of a kind or size that images are not signed with.");
    }

    private static FaultException Invalid(string file, string cause) => new(SigstoreFaults.PublicKeyInvalid(file, cause));
}
