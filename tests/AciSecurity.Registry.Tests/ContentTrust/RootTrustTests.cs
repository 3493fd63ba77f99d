using System.Security.Cryptography.X509Certificates;
using System.Text;
using AciSecurity.Faults;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Which root is believed, by what is pinned.</summary>
public sealed class RootTrustTests
{
    private readonly TestRepository _repository = new();

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
        var root = _repository.PinRoot();

        await _repository.AcceptedAsync(root);

        Assert.DoesNotContain("1.root.json", _repository.Requests);
    }

    [Fact]
    public async Task A_pinned_root_of_another_repository_is_refused()
    {
        var other = new TestRepository();
        other.PublishRoot();

        await _repository.RefusedAsync("root", ContentTrustRule.Rotation, ContentTrustAnchor.OfRoot(other.Files["root.json"], "other.json"));
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
}
