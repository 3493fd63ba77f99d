using System.Security.Cryptography;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Which kinds of keys sign, and in which ways.</summary>
public sealed class SignatureMethodTests
{
    private readonly TestRepository _repository = new();

    public static TheoryData<string> Kinds => ["P-256", "P-384", "P-521", "rsa PSS", "rsa PKCS #1", "ed25519", "ecdsa-x509", "rsa-x509"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_of_key_signs(string kind)
    {
        _repository.Targets.Keys = [KeyOf(kind)];

        var role = (await _repository.AcceptedAsync()).Role("targets")!;

        Assert.Equal(_repository.Targets.Keys[0].Id, Assert.Single(role.Signers).Id);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_signature_that_was_changed_counts_for_nothing(string kind)
    {
        var key = KeyOf(kind);
        _repository.Targets.Keys = [key];
        _repository.Targets.Signers = [key with { Sign = message => Changed(key.Sign(message)) }];

        await _repository.RefusedAsync("targets", ContentTrustRule.Threshold);
    }

    [Theory]
    [InlineData("P-256", "eddsa")]
    [InlineData("P-256", "rsapss")]
    [InlineData("rsa PSS", "ecdsa")]
    [InlineData("rsa PSS", "rsapkcs1v15")]
    [InlineData("rsa PKCS #1", "rsapss")]
    [InlineData("ed25519", "ecdsa")]
    [InlineData("ed25519", "none")]
    [InlineData("P-256", "")]
    public async Task A_method_that_is_not_the_keys_counts_for_nothing(string kind, string method)
    {
        var key = KeyOf(kind);
        _repository.Targets.Keys = [key];
        _repository.Targets.Signers = [key with { Method = method }];

        await _repository.RefusedAsync("targets", ContentTrustRule.Threshold);
    }

    [Fact]
    public async Task Methods_are_written_in_any_case()
    {
        var key = TestKey.Ecdsa();
        _repository.Targets.Keys = [key];
        _repository.Targets.Signers = [key with { Method = "ECDSA" }];

        await _repository.AcceptedAsync();
    }

    [Theory]
    [InlineData("rsa")]
    [InlineData("ed25519")]
    [InlineData("ecdsa-x509")]
    [InlineData("x25519")]
    public async Task A_key_that_is_not_of_the_type_that_it_says_signs_nothing(string type)
    {
        _repository.Targets.Keys = [TestKey.Ecdsa() with { Type = type }];

        await _repository.RefusedAsync("targets", ContentTrustRule.Threshold);
    }

    [Fact]
    public async Task A_short_RSA_key_signs_nothing()
    {
        _repository.Targets.Keys = [TestKey.Rsa(1024)];

        await _repository.RefusedAsync("targets", ContentTrustRule.Threshold);
    }

    [Fact]
    public async Task A_curve_that_is_not_of_NIST_signs_nothing()
    {
        _repository.Targets.Keys = [TestKey.Ecdsa(ECCurve.NamedCurves.brainpoolP256r1)];

        await _repository.RefusedAsync("targets", ContentTrustRule.Threshold);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_signature_by_ECDSA_is_exactly_as_long_as_its_curve(int by)
    {
        var key = TestKey.Ecdsa();
        _repository.Targets.Keys = [key];
        _repository.Targets.Signers = [key with { Sign = message => by > 0 ? [0, .. key.Sign(message)] : key.Sign(message)[1..] }];

        await _repository.RefusedAsync("targets", ContentTrustRule.Threshold);
    }

    [Fact]
    public async Task A_signature_by_ECDSA_in_DER_counts_for_nothing()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _repository.Targets.Keys =
            [new("ecdsa", key.ExportSubjectPublicKeyInfo(), "ecdsa", message => key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))];

        await _repository.RefusedAsync("targets", ContentTrustRule.Threshold);
    }

    private static TestKey KeyOf(string kind) => kind switch
    {
        "P-256" => TestKey.Ecdsa(),
        "P-384" => TestKey.Ecdsa(ECCurve.NamedCurves.nistP384),
        "P-521" => TestKey.Ecdsa(ECCurve.NamedCurves.nistP521),
        "rsa PSS" => TestKey.Rsa(),
        "rsa PKCS #1" => TestKey.Rsa(padding: RSASignaturePadding.Pkcs1),
        "ed25519" => TestKey.Ed25519(),
        "ecdsa-x509" => TestKey.EcdsaCertificate(new("CN=somebody")),
        _ => TestKey.RsaCertificate(new("CN=somebody")),
    };

    private static byte[] Changed(byte[] signature)
    {
        signature[^5] ^= 4;
        return signature;
    }
}
