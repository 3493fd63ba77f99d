using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Who must sign, with which keys, and in which ways.</summary>
public sealed class TrustRoleTests
{
    private readonly TestRepository _repository = new();

    public static TheoryData<string> Roles => ["root", "timestamp", "snapshot", "targets"];

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

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_threshold_is_met_by_as_many_keys(string name)
    {
        var role = Role(name);
        role.Keys.Add(Another(name));
        role.Threshold = 2;

        Assert.Equal(2, (await _repository.AcceptedAsync()).Role(name)!.Signers.Count);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task One_signature_too_few_is_refused(string name)
    {
        var role = Role(name);
        role.Signers = [role.Keys[0]];
        role.Keys.Add(Another(name));
        role.Threshold = 2;

        await _repository.RefusedAsync(name, ContentTrustRule.Threshold);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_key_that_signs_twice_is_counted_once(string name)
    {
        var role = Role(name);
        role.Signers = [role.Keys[0], role.Keys[0]];
        role.Keys.Add(Another(name));
        role.Threshold = 2;

        await _repository.RefusedAsync(name, ContentTrustRule.Threshold);
    }

    [Fact]
    public async Task A_key_that_signs_with_and_without_its_certificate_is_counted_once()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bare = new TestKey("ecdsa", key.ExportSubjectPublicKeyInfo(), "ecdsa", message => key.SignData(message, HashAlgorithmName.SHA256));
        var pem = new TestCertificate("CN=twice").Pem(
            new("CN=twice", key, HashAlgorithmName.SHA256), X509SignatureGenerator.CreateForECDsa(key));
        _repository.Targets.Keys = [bare, bare with { Type = "ecdsa-x509", Public = Encoding.ASCII.GetBytes(pem) }];
        _repository.Targets.Threshold = 2;

        await _repository.RefusedAsync("targets", ContentTrustRule.Threshold);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Signatures_of_others_count_for_nothing(string name)
    {
        Role(name).Signers = [Another(name)];

        await _repository.RefusedAsync(name, ContentTrustRule.Threshold);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Signatures_of_others_do_no_harm_beside_the_right_one(string name)
    {
        var role = Role(name);
        role.Signers = [Another(name), role.Keys[0]];

        Assert.Equal(role.Keys[0].Id, Assert.Single((await _repository.AcceptedAsync()).Role(name)!.Signers).Id);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Metadata_without_a_signature_is_refused(string name)
    {
        Role(name).Signers = [];

        await _repository.RefusedAsync(name, ContentTrustRule.Form);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_threshold_below_one_is_refused(int threshold)
    {
        _repository.Targets.Threshold = threshold;

        await _repository.RefusedAsync("root", ContentTrustRule.Form);
    }

    [Fact]
    public async Task A_key_whose_id_is_not_of_its_content_is_refused()
    {
        _repository.Root.BeforeSigning = root =>
        {
            var (former, other) = (_repository.Targets.Keys[0], TestKey.Ecdsa());
            root["keys"]![former.Id] = other.Json;
        };

        await _repository.RefusedAsync("root", ContentTrustRule.KeyId);
    }

    [Fact]
    public async Task A_role_whose_key_is_not_there_is_refused()
    {
        _repository.Root.BeforeSigning = root => root["keys"]!.AsObject().Remove(_repository.Snapshot.Keys[0].Id);

        await _repository.RefusedAsync("root", ContentTrustRule.Form);
    }

    [Fact]
    public async Task A_private_key_in_metadata_is_refused()
    {
        _repository.Root.BeforeSigning = root => root["keys"]![_repository.Snapshot.Keys[0].Id]!["keyval"]!["private"] = "AAAA";

        await _repository.RefusedAsync("root", ContentTrustRule.Form);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_root_must_name_every_role(string name)
    {
        _repository.Root.BeforeSigning = root => root["roles"]!.AsObject().Remove(name);

        await _repository.RefusedAsync("root", ContentTrustRule.Form);
    }

    private TestRole Role(string name) =>
        new[] { _repository.Root, _repository.Timestamp, _repository.Snapshot, _repository.Targets }.Single(role => role.Name == name);

    private static TestKey Another(string role) => role == "root" ? TestRepository.RootKey() : TestKey.Ecdsa();

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
