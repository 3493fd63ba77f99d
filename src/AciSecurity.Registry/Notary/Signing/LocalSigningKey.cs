using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Registry.Notary.Certificates;

namespace AciSecurity.Registry.Notary.Signing;

/// <summary>A key in memory, read from a file by <see cref="SigningKeyFile"/>.</summary>
internal sealed class LocalSigningKey : ISigningKey, IDisposable
{
    private readonly AsymmetricAlgorithm _key;

    /// <summary>Takes the key, and disposes of it.</summary>
    public LocalSigningKey(string source, AsymmetricAlgorithm key, IReadOnlyList<X509Certificate2> chain)
    {
        Source = source;
        _key = key;
        Chain = chain;
    }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public IReadOnlyList<X509Certificate2> Chain { get; }

    /// <inheritdoc/>
    public Task<byte[]> SignAsync(ReadOnlyMemory<byte> digest, SignatureAlgorithm algorithm, CancellationToken cancellationToken) => Task.FromResult(_key switch
    {
        RSA rsa => rsa.SignHash(digest.ToArray(), algorithm.Hash, RSASignaturePadding.Pss),
        ECDsa curve => curve.SignHash(digest.ToArray(), DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        _ => throw new NotaryRefusalException("The key is neither RSA nor elliptic-curve."),
    });

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
