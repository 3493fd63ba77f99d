using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Who must sign, and how many.</summary>
public sealed class TrustRoleTests
{
    private readonly TestRepository _repository = new();

    public static TheoryData<string> Roles => ["root", "timestamp", "snapshot", "targets"];

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
}
