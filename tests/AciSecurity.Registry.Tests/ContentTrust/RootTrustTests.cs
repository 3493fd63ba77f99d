using System.Security.Cryptography.X509Certificates;
using System.Text;
using AciSecurity.Faults;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Which root is believed: by its certificate, by what is pinned, and by the roots before it.</summary>
public sealed class RootTrustTests
{
    private const string Subject = $"CN={TestRepository.Gun}";

    private readonly TestRepository _repository = new();

    [Theory]
    [InlineData(Subject)]
    [InlineData("CN=registry.example.test/demo/*")]
    [InlineData("CN=*")]
    public async Task A_certificate_has_the_repositorys_name_or_its_beginning(string subject)
    {
        _repository.Root.Keys = [TestKey.EcdsaCertificate(new(subject))];

        await _repository.AcceptedAsync();
    }

    [Theory]
    [InlineData("CN=registry.example.test/demo/other")]
    [InlineData("CN=registry.example.test/demo/ap")]
    [InlineData("CN=registry.example.test/other/*")]
    [InlineData("CN=REGISTRY.example.test/demo/app")]
    [InlineData("CN=*/demo/app")]
    [InlineData("CN=")]
    [InlineData("O=registry.example.test/demo/app")]
    [InlineData("CN=registry.example.test/demo/app, CN=registry.example.test/demo/other")]
    public async Task A_certificate_of_another_repository_is_refused(string subject)
    {
        _repository.Root.Keys = [TestKey.EcdsaCertificate(new(subject))];

        await _repository.RefusedAsync("root", ContentTrustRule.Certificate);
    }

    [Fact]
    public async Task A_root_of_another_repository_is_refused() =>
        TestRepository.AssertRefused(await _repository.Publish().ReadAsync(gun: "registry.example.test/demo/web"), "root", ContentTrustRule.Certificate);

    [Fact]
    public async Task A_certificate_that_expired_is_refused()
    {
        _repository.Root.Keys = [TestKey.EcdsaCertificate(new(Subject) { NotAfter = TestRepository.Now.AddSeconds(-1) })];

        await _repository.RefusedAsync("root", ContentTrustRule.Certificate);
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(25, false)]
    public async Task A_certificate_may_begin_within_a_day(int hours, bool isAccepted)
    {
        _repository.Root.Keys = [TestKey.EcdsaCertificate(new(Subject) { NotBefore = TestRepository.Now.AddHours(hours) })];

        if (isAccepted) await _repository.AcceptedAsync();
        else await _repository.RefusedAsync("root", ContentTrustRule.Certificate);
    }

    [Fact]
    public async Task A_certificate_of_SHA_1_is_refused()
    {
        _repository.Root.Keys = [TestKey.RsaCertificate(new(Subject) { IsOfSha1 = true })];

        await _repository.RefusedAsync("root", ContentTrustRule.Certificate);
    }

    [Fact]
    public async Task A_certificate_of_a_short_key_is_refused()
    {
        _repository.Root.Keys = [TestKey.RsaCertificate(new(Subject), bits: 1024)];

        await _repository.RefusedAsync("root", ContentTrustRule.Certificate);
    }

    [Fact]
    public async Task A_root_key_without_a_certificate_is_refused()
    {
        _repository.Root.Keys = [TestKey.Ecdsa()];

        await _repository.RefusedAsync("root", ContentTrustRule.Certificate);
    }

    [Fact]
    public async Task A_root_by_RSA_is_accepted()
    {
        _repository.Root.Keys = [TestKey.RsaCertificate(new(Subject))];

        await _repository.AcceptedAsync();
    }

    [Fact]
    public async Task An_authoritys_certificate_signs_no_root()
    {
        _repository.Root.Keys = [TestKey.EcdsaCertificate(new(Subject) { IsAuthority = true })];

        await _repository.RefusedAsync("root", ContentTrustRule.Certificate);
    }

    [Theory]
    [InlineData(true, 1, true)]
    [InlineData(true, -1, false)]
    [InlineData(false, 1, false)]
    public async Task Behind_it_stand_authorities_in_date(bool isAuthority, int years, bool isAccepted)
    {
        var behind = TestKey.EcdsaCertificate(new("CN=authority") { IsAuthority = isAuthority, NotBefore = TestRepository.Now.AddYears(-3), NotAfter = TestRepository.Now.AddYears(years) });
        _repository.Root.Keys = [TestKey.EcdsaCertificate(new(Subject) { Behind = Encoding.ASCII.GetString(behind.Public) })];

        if (isAccepted) await _repository.AcceptedAsync();
        else await _repository.RefusedAsync("root", ContentTrustRule.Certificate);
    }

    [Theory]
    [InlineData("a remark\n")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")]
    public async Task Nothing_else_stands_in_a_root_key(string text)
    {
        _repository.Root.Keys = [TestKey.EcdsaCertificate(new(Subject) { Behind = text })];

        await _repository.RefusedAsync("root", ContentTrustRule.Certificate);
    }

    [Fact]
    public async Task A_pinned_key_is_accepted_by_the_id_of_its_certificate_and_by_its_own()
    {
        var key = _repository.Root.Keys[0];
        await _repository.AcceptedAsync(ContentTrustAnchor.OfKeys([key.Id.ToUpperInvariant()]));
        using var certificate = X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(key.Public));
        var bare = key with { Type = "ecdsa", Public = certificate.PublicKey.ExportSubjectPublicKeyInfo() };
        await _repository.AcceptedAsync(ContentTrustAnchor.OfKeys([new string('0', 64), bare.Id]));
    }

    [Fact]
    public async Task Another_pinned_key_is_refused() =>
        await _repository.RefusedAsync("root", ContentTrustRule.Anchor, ContentTrustAnchor.OfKeys([TestRepository.RootKey().Id]));

    [Fact]
    public async Task A_pinned_key_that_is_of_another_role_is_refused() =>
        await _repository.RefusedAsync("root", ContentTrustRule.Anchor, ContentTrustAnchor.OfKeys([_repository.Targets.Keys[0].Id]));

    [Fact]
    public async Task A_pinned_key_must_have_signed()
    {
        var pinned = _repository.Root.Keys[0];
        _repository.Root.Keys.Add(TestRepository.RootKey());
        _repository.Root.Signers = [_repository.Root.Keys[1]];

        await _repository.AcceptedAsync();
        await _repository.RefusedAsync("root", ContentTrustRule.Threshold, ContentTrustAnchor.OfKeys([pinned.Id]));
    }

    [Fact]
    public async Task Keys_that_are_not_pinned_do_not_help_to_a_threshold()
    {
        var pinned = _repository.Root.Keys[0];
        _repository.Root.Keys.Add(TestRepository.RootKey());
        _repository.Root.Threshold = 2;

        await _repository.AcceptedAsync();
        await _repository.RefusedAsync("root", ContentTrustRule.Threshold, ContentTrustAnchor.OfKeys([pinned.Id]));
    }

    [Fact]
    public async Task A_pinned_root_is_accepted_as_long_as_it_is_the_newest()
    {
        var root = Pinned();

        await _repository.AcceptedAsync(root);

        Assert.DoesNotContain("1.root.json", _repository.Requests);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Rotations_are_followed_from_a_pinned_root_and_from_a_pinned_key(int rotations)
    {
        var (root, key) = (Pinned(), ContentTrustAnchor.OfKeys([_repository.Root.Keys[0].Id]));
        Rotate(rotations);

        Assert.Equal(rotations + 1, (await _repository.AcceptedAsync(root)).Role("root")!.Version);
        Assert.Equal(rotations + 1, (await _repository.AcceptedAsync(key)).Role("root")!.Version);
    }

    [Fact]
    public async Task A_new_root_that_the_former_did_not_sign_is_refused()
    {
        var (root, key) = (Pinned(), ContentTrustAnchor.OfKeys([_repository.Root.Keys[0].Id]));
        Rotate(1);
        _repository.Root.Signers = null;

        await _repository.AcceptedAsync();
        await _repository.RefusedAsync("root", ContentTrustRule.Rotation, root);
        await _repository.RefusedAsync("root", ContentTrustRule.Rotation, key);
    }

    [Fact]
    public async Task A_new_root_that_only_the_former_signed_is_refused()
    {
        var root = Pinned();
        var former = _repository.Root.Keys[0];
        Rotate(1);
        _repository.Root.Signers = [former];

        await _repository.RefusedAsync("root", ContentTrustRule.Threshold, root);
    }

    [Fact]
    public async Task The_former_roots_own_threshold_counts()
    {
        var former = new[] { _repository.Root.Keys[0], TestRepository.RootKey() };
        _repository.Root.Keys = [.. former];
        _repository.Root.Threshold = 2;
        var root = Pinned();
        _repository.Root.Threshold = 1;
        Rotate(1);
        await _repository.AcceptedAsync(root);

        _repository.Root.Signers = [former[0], .. _repository.Root.Keys];
        await _repository.RefusedAsync("root", ContentTrustRule.Rotation, root);
    }

    [Theory]
    [InlineData("2.root.json")]
    [InlineData("3.root.json")]
    public async Task A_root_between_must_be_there(string missing)
    {
        var root = Pinned();
        Rotate(3);
        _repository.Publish().Files.Remove(missing);

        TestRepository.AssertRefused(await _repository.ReadAsync(root), "root", ContentTrustRule.Presence);
    }

    [Fact]
    public async Task A_root_between_must_have_the_version_that_it_stands_for()
    {
        var root = Pinned();
        Rotate(3);
        _repository.Publish().Files["2.root.json"] = _repository.Files["3.root.json"];

        TestRepository.AssertRefused(await _repository.ReadAsync(root), "root", ContentTrustRule.Version);
    }

    [Fact]
    public async Task A_root_between_may_have_expired()
    {
        var root = Pinned();
        _repository.Root.Expires = TestRepository.Now.AddDays(-1);
        Rotate(1);
        _repository.PublishRoot();
        _repository.Root.Expires = TestRepository.Now.AddDays(1);
        Rotate(1);

        await _repository.AcceptedAsync(root);
    }

    [Fact]
    public async Task A_root_older_than_the_pinned_one_is_refused()
    {
        Rotate(1);
        var root = Pinned();
        _repository.Files["root.json"] = _repository.Publish().Files["1.root.json"];

        TestRepository.AssertRefused(await _repository.ReadAsync(root), "root", ContentTrustRule.Version);
    }

    [Fact]
    public async Task A_pinned_root_of_another_repository_is_refused()
    {
        var other = new TestRepository();
        other.PublishRoot();

        await _repository.RefusedAsync("root", ContentTrustRule.Rotation, ContentTrustAnchor.OfRoot(other.Files["root.json"], "other.json"));
    }

    [Fact]
    public async Task A_version_far_away_is_not_walked_to()
    {
        var root = Pinned();
        _repository.RotateRoot(TestRepository.RootKey());
        _repository.Root.Version = int.MaxValue;

        await _repository.RefusedAsync("root", ContentTrustRule.Rotation, root);
        await _repository.RefusedAsync("root", ContentTrustRule.Anchor, ContentTrustAnchor.OfKeys([TestRepository.RootKey().Id]));
        Assert.InRange(_repository.Requests.Count, 1, ContentTrustLimits.RootRotations + 4);
    }

    [Fact]
    public async Task A_rotation_while_the_repository_is_read_is_followed()
    {
        var first = _repository.Publish().Files["root.json"];
        Rotate(1);
        _repository.Timestamp.Keys = [TestKey.Ed25519()];
        _repository.Publish();
        var served = false;

        var reading = await new ContentTrustVerifier(ContentTrustAnchor.FirstUse, new FixedClock(TestRepository.Now)).ReadAsync(
            TestRepository.Gun,
            (path, limit, token) =>
            {
                if (path != "root.json" || served) return _repository.FetchAsync(path, limit, token);
                served = true;
                return Task.FromResult<byte[]?>(first);
            },
            CancellationToken.None);

        Assert.Null(reading.Refusal);
        Assert.Equal(2, reading.Repository!.Role("root")!.Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("not JSON")]
    public void A_pinned_root_that_is_none_is_the_callers_fault(string text)
    {
        var anchor = ContentTrustAnchor.OfRoot(Encoding.UTF8.GetBytes(text), "pinned.json");

        var exception = Assert.Throws<FaultException>(() => new ContentTrustVerifier(anchor, TimeProvider.System));

        Assert.Equal(("AciSecurity.TrustRootInvalid", "pinned.json"), (exception.Fault.Id, exception.Fault.Target));
    }

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData("zz")]
    [InlineData("sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    public void A_pinned_key_that_is_no_id_is_the_callers_fault(params string[] ids) =>
        Assert.Equal("AciSecurity.RootKeyInvalid", Assert.Throws<FaultException>(() => ContentTrustAnchor.OfKeys(ids)).Fault.Id);

    private ContentTrustAnchor Pinned()
    {
        _repository.PublishRoot();
        return ContentTrustAnchor.OfRoot(_repository.Files["root.json"], "root.json");
    }

    private void Rotate(int times)
    {
        for (var time = 0; time < times; time++)
        {
            _repository.PublishRoot();
            _repository.RotateRoot(TestRepository.RootKey());
        }
    }
}
