using System.Security.Cryptography.X509Certificates;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>An envelope that lacks its signature.</summary>
/// <param name="algorithm">How it will be signed.</param>
internal abstract class EnvelopeDraft(SignatureAlgorithm algorithm)
{
    /// <summary>How it will be signed.</summary>
    public SignatureAlgorithm Algorithm { get; } = algorithm;

    /// <summary>What is to be signed.</summary>
    public abstract byte[] SignedBytes { get; }

    /// <summary>The whole envelope.</summary>
    /// <param name="signature">The signature.</param>
    /// <param name="chain">The certificates, the signer's first.</param>
    /// <param name="timestamp">The RFC 3161 token; null where there is none.</param>
    public abstract byte[] Finish(byte[] signature, IReadOnlyList<X509Certificate2> chain, byte[]? timestamp);
}
