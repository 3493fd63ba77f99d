using System.Security.Cryptography;
using AciSecurity.Faults;
using AciSecurity.Images;
using AciSecurity.Registry.Sigstore.Keys;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>Keys that images are signed with.</summary>
public sealed class KeyTests
{
    private static readonly byte[] Data = "data"u8.ToArray();

    public static TheoryData<string> Curves => ["nistP256", "nistP384", "nistP521"];

    [Theory]
    [MemberData(nameof(Curves))]
    public void Each_curve_verifies_with_its_hash_or_with_SHA256(string curve)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        var read = PublicKeyFile.Read("cosign.pub", key.ExportSubjectPublicKeyInfoPem());
        var own = key.KeySize switch { 256 => HashAlgorithmName.SHA256, 384 => HashAlgorithmName.SHA384, _ => HashAlgorithmName.SHA512 };
        var foreign = key.KeySize == 521 ? HashAlgorithmName.SHA384 : HashAlgorithmName.SHA512;
        Assert.True(read.Made(Data, key.SignData(Data, own, DSASignatureFormat.Rfc3279DerSequence)));
        Assert.True(read.Made(Data, key.SignData(Data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        Assert.False(read.Made(Data, key.SignData(Data, foreign, DSASignatureFormat.Rfc3279DerSequence)));
        Assert.False(read.Made(Data, key.SignData(Data, own, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)));
        Assert.False(read.Made(Data, []));
        Assert.Equal(KeyVerdict.Made, read.Verify(SignedData.Of(Digest.Of(Data)), key.SignData(Data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
        Assert.Equal(
            key.KeySize == 256 ? KeyVerdict.NotMade : KeyVerdict.Undecided,
            read.Verify(SignedData.Of(Digest.Of(Data)), key.SignData(Data, HashAlgorithmName.SHA384, DSASignatureFormat.Rfc3279DerSequence)));
    }

    [Fact]
    public void RSA_verifies_by_its_one_padding_and_hash()
    {
        using var key = RSA.Create(2048);
        var read = PublicKeyFile.Read("cosign.pub", key.ExportSubjectPublicKeyInfoPem());
        Assert.True(read.Made(Data, key.SignData(Data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
        Assert.False(read.Made(Data, key.SignData(Data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)));
        Assert.False(read.Made(Data, key.SignData(Data, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)));
        Assert.False(read.Made(Data, [1, 2, 3]));
    }

    [Fact]
    public void Ed25519_verifies_data_and_the_hash_of_data()
    {
        var key = new Ed25519PrivateKeyParameters(new SecureRandom());
        var info = SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(key.GeneratePublicKey()).GetDerEncoded();
        var read = PublicKeyFile.Read("cosign.pub", PemEncoding.WriteString("PUBLIC KEY", info));
        var pure = Sign(new Ed25519Signer(), key);
        var hashed = Sign(new Ed25519phSigner([]), key);
        Assert.True(read.Made(Data, pure));
        Assert.True(read.Made(Data, hashed));
        Assert.False(read.Made(SHA512.HashData(Data), hashed));
        Assert.False(read.Made("other"u8.ToArray(), pure));
        Assert.False(read.Made(Data, pure.AsSpan(0, 63)));
        Assert.Equal(KeyVerdict.Undecided, read.Verify(SignedData.Of(Digest.Of(Data)), pure));
    }

    public static TheoryData<string, string> Broken
    {
        get
        {
            using var small = RSA.Create(1024);
            using var curve = ECDsa.Create(ECCurve.NamedCurves.brainpoolP256r1);
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var whole = key.ExportSubjectPublicKeyInfo();
            return new()
            {
                { "", "no PEM" },
                { "text", "no PEM" },
                { key.ExportPkcs8PrivateKeyPem(), "private key" },
                { PemEncoding.WriteString("CERTIFICATE", whole), "CERTIFICATE" },
                { key.ExportSubjectPublicKeyInfoPem() + "\n" + key.ExportSubjectPublicKeyInfoPem(), "more than one" },
                { small.ExportSubjectPublicKeyInfoPem(), "cannot be read" },
                { curve.ExportSubjectPublicKeyInfoPem(), "cannot be read" },
                { PemEncoding.WriteString("PUBLIC KEY", [.. whole, 0]), "cannot be read" },
                { PemEncoding.WriteString("PUBLIC KEY", whole.AsSpan(0, whole.Length - 1)), "cannot be read" },
                { PemEncoding.WriteString("PUBLIC KEY", [.. whole.AsSpan(0, whole.Length - 1), (byte)(whole[^1] ^ 1)]), "cannot be read" },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void A_file_that_holds_no_such_key_is_a_fault_without_what_it_holds(string text, string told)
    {
        var fault = Assert.Throws<FaultException>(() => PublicKeyFile.Read("cosign.pub", text)).Fault;
        Assert.Equal(("AciSecurity.PublicKeyInvalid", "cosign.pub"), (fault.Id, fault.Target));
        Assert.Contains(told, fault.Message, StringComparison.Ordinal);
        if (text.Length > 100) Assert.DoesNotContain(text[40..60], fault.Message, StringComparison.Ordinal);
    }

    private static byte[] Sign(Org.BouncyCastle.Crypto.ISigner signer, Ed25519PrivateKeyParameters key)
    {
        signer.Init(true, key);
        signer.BlockUpdate(Data, 0, Data.Length);
        return signer.GenerateSignature();
    }
}
