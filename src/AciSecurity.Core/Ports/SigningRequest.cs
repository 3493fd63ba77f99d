using System.Security;
using AciSecurity.Images;

namespace AciSecurity.Ports;

/// <summary>Which image is signed, and with what.</summary>
/// <param name="Image">The image, as the registry has it.</param>
public sealed record SigningRequest(RegistryImage Image)
{
    /// <summary>A PFX file, or PEM with the key and its certificates; null where the key is in a Key Vault.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The file's password; null where it has none.</summary>
    public SecureString? Password { get; init; }

    /// <summary>A certificate of Azure Key Vault: <c>https://vault.vault.azure.net/certificates/name</c>, with a version or without.</summary>
    public Uri? KeyVaultCertificate { get; init; }

    /// <summary>A file with the certificates of the chain that the key's source lacks; null where it has all.</summary>
    public string? ChainFile { get; init; }

    /// <summary>Whether the envelope is COSE, and not JWS.</summary>
    public bool IsCose { get; init; }

    /// <summary>How long the signature holds; null where it does not expire.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>What is written into the signature; empty where nothing is.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>An authority of RFC 3161 that timestamps the signature; null where none does.</summary>
    public Uri? TimestampAuthority { get; init; }

    /// <summary>A file with the root certificates of that authority; null where there is none.</summary>
    public string? TimestampRootFile { get; init; }

    /// <summary>Whether the image is signed although this certificate has signed it already.</summary>
    public bool IsForced { get; init; }
}
