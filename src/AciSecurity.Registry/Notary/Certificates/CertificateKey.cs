using System.Security.Cryptography;
using System.Security.Cryptography.Cose;
using System.Security.Cryptography.X509Certificates;

namespace AciSecurity.Registry.Notary.Certificates;

/// <summary>The public key of a certificate, opened when it is first needed, and once.</summary>
/// <remarks>Opening an RSA key takes OpenSSL 3 three times as long as verifying a signature with it. A key serves one caller at a time: .NET promises no
/// more, and the keys of trusted certificates are shared.</remarks>
/// <param name="certificate">The certificate.</param>
internal sealed class CertificateKey(X509Certificate2 certificate) : IDisposable
{
    private readonly object _use = new();
    private readonly Lazy<RSA?> _rsa = new(certificate.GetRSAPublicKey);
    private readonly Lazy<ECDsa?> _curve = new(certificate.GetECDsaPublicKey);

    /// <summary>Whether it is an RSA key that made the signature.</summary>
    /// <param name="data">What is signed.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="hash">The hash.</param>
    /// <param name="padding">The padding.</param>
    /// <param name="smallest">The smallest key that counts, in bits.</param>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, HashAlgorithmName hash, RSASignaturePadding padding, int smallest = 0)
    {
        lock (_use) return _rsa.Value is { } key && key.KeySize >= smallest && key.VerifyData(data, signature, hash, padding);
    }

    /// <summary>Whether it is an elliptic-curve key that made the signature.</summary>
    /// <param name="data">What is signed.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="hash">The hash.</param>
    /// <param name="format">How the signature is written.</param>
    /// <param name="smallest">The smallest key that counts, in bits.</param>
    public bool Verifies(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, HashAlgorithmName hash, DSASignatureFormat format, int smallest = 0)
    {
        lock (_use) return _curve.Value is { } key && key.KeySize >= smallest && key.VerifyData(data, signature, hash, format);
    }

    /// <summary>Whether it made the signature of a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="isRsa">Whether the key must be an RSA key; else it must be an elliptic-curve key.</param>
    public bool Verifies(CoseSign1Message message, bool isRsa)
    {
        lock (_use) return (isRsa ? _rsa.Value : (AsymmetricAlgorithm?)_curve.Value) is { } key && message.VerifyEmbedded(key);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_rsa.IsValueCreated) _rsa.Value?.Dispose();
        if (_curve.IsValueCreated) _curve.Value?.Dispose();
    }
}
