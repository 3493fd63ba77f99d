using System.Text;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Which certificates make a root key of a repository.</summary>
public sealed class RootCertificateTests
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
}
