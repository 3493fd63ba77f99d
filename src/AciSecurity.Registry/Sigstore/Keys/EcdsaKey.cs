using System.Security.Cryptography;

namespace AciSecurity.Registry.Sigstore.Keys;

/// <summary>A key on one of the curves P-256, P-384 and P-521.</summary>
/// <remarks>Each curve has its hash. On the two larger ones older clients hashed with SHA-256, so that is tried too:
/// PKIX_ECDSA_P384_SHA_256 and PKIX_ECDSA_P521_SHA_256 of https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_common.proto</remarks>
internal sealed class EcdsaKey : VerificationKey
{
    private readonly HashAlgorithmName[] _hashes;

    private EcdsaKey(byte[] subjectPublicKeyInfo, string curve, HashAlgorithmName[] hashes)
        : base(subjectPublicKeyInfo)
    {
        Curve = curve;
        _hashes = hashes;
    }

    /// <summary><c>P256</c>, <c>P384</c> or <c>P521</c>.</summary>
    public string Curve { get; }

    /// <summary>Reads a key; null where its curve is another.</summary>
    /// <exception cref="CryptographicException">It is no point of the curve.</exception>
    public static EcdsaKey? Read(string curve, byte[] subjectPublicKeyInfo)
    {
        EcdsaKey? key = curve switch
        {
            "1.2.840.10045.3.1.7" => new(subjectPublicKeyInfo, "P256", [HashAlgorithmName.SHA256]),
            "1.3.132.0.34" => new(subjectPublicKeyInfo, "P384", [HashAlgorithmName.SHA384, HashAlgorithmName.SHA256]),
            "1.3.132.0.35" => new(subjectPublicKeyInfo, "P521", [HashAlgorithmName.SHA512, HashAlgorithmName.SHA256]),
            _ => null,
        };
        key?.Import().Dispose();
        return key;
    }

    /// <inheritdoc/>
    public override KeyVerdict Verify(SignedData data, ReadOnlySpan<byte> signature)
    {
        var undecided = false;
        using var ecdsa = Import();
        foreach (var algorithm in _hashes)
        {
            if (data.Hash(algorithm) is not { } hash) undecided = true;
            else if (ecdsa.VerifyHash(hash, signature, DSASignatureFormat.Rfc3279DerSequence)) return KeyVerdict.Made;
        }

        return undecided ? KeyVerdict.Undecided : KeyVerdict.NotMade;
    }

    private ECDsa Import()
    {
        var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(SubjectPublicKeyInfo, out _);
        return ecdsa;
    }
}
