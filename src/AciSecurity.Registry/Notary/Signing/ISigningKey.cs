using System.Security.Cryptography.X509Certificates;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>A key that signs, wherever it is kept, with the certificates that vouch for it.</summary>
internal interface ISigningKey
{
    /// <summary>What the key is called in messages: a file, or an address.</summary>
    string Source { get; }

    /// <summary>The certificates, the key's own first and the root last.</summary>
    IReadOnlyList<X509Certificate2> Chain { get; }

    /// <summary>Signs a digest.</summary>
    /// <param name="digest">The digest, of the algorithm's hash.</param>
    /// <param name="algorithm">RSASSA-PSS, or ECDSA with r and s one after the other.</param>
    /// <param name="cancellationToken">Ends the signing.</param>
    /// <returns>The signature. Nobody relies on it before it is verified.</returns>
    Task<byte[]> SignAsync(ReadOnlyMemory<byte> digest, SignatureAlgorithm algorithm, CancellationToken cancellationToken);
}
