using System.Net;
using System.Security.Cryptography.X509Certificates;
using AciSecurity.Http;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Revocation;
using AciSecurity.Registry.Notary.Signing;
using AciSecurity.Registry.Tests.Notary.Certificates;
using AciSecurity.Registry.Tests.Notary.Servers;
using AciSecurity.Signatures;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>What revocation lists say, and which of them is believed.</summary>
public sealed class RevocationListTests : IDisposable
{
    private readonly LoopbackServer _server = new(_ => new([], 404));
    private TestChain _chain;

    public RevocationListTests() => _chain = TestChain.Make(TestChain.SignerRecipe with { List = _server.Address + "/list" });

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_certificate_is_revoked_where_the_list_has_it()
    {
        await IsAsync(RevocationStatus.Good, List());
        await IsAsync(RevocationStatus.Good, List() with { Entries = [new(_chain.Authority)] });
        await IsAsync(RevocationStatus.Revoked, List() with { Entries = [new(_chain.Leaf)] });
        await IsAsync(RevocationStatus.Revoked, List() with { Entries = [new(_chain.Leaf, CrlReason.CertificateHold)] });
    }

    [Fact]
    public async Task Revoked_after_the_authority_signed_is_good()
    {
        var since = FixedClock.Usual.GetUtcNow().AddDays(-1);
        var list = List() with { Entries = [new(_chain.Leaf, InvalidSince: since)] };

        await IsAsync(RevocationStatus.Good, list, since.AddDays(-1));
        await IsAsync(RevocationStatus.Revoked, list, since.AddDays(1));
        await IsAsync(RevocationStatus.Revoked, list);
    }

    [Fact]
    public async Task A_list_that_cannot_be_relied_on_leaves_it_unknown()
    {
        await IsAsync(RevocationStatus.Unknown, List() with { HoldsFor = null });
        await IsAsync(RevocationStatus.Unknown, List() with { HoldsFor = TimeSpan.FromMinutes(1) });
        await IsAsync(RevocationStatus.Unknown, List() with { Signer = _chain.Root });
        await IsAsync(RevocationStatus.Unknown, List() with { Issuer = _chain.Root });
        await IsAsync(RevocationStatus.Unknown, List() with { BaseNumber = 3 });
        await IsAsync(RevocationStatus.Unknown, List() with { Extension = (new DerObjectIdentifier("1.2.3"), true, DerNull.Instance) });
        await IsAsync(RevocationStatus.Good, List() with { Extension = (new DerObjectIdentifier("1.2.3"), false, DerNull.Instance) });
        foreach (var answer in new Answer?[] { new([], 404), new([], 301, "Location: http://127.0.0.1/\r\n"), new([0x30, 0x00]), new("-----BEGIN X509 CRL-----"u8.ToArray()) })
        {
            _server.Answer = _ => answer;
            Assert.Equal(RevocationStatus.Unknown, (await CheckAsync()).Status);
        }
    }

    [Fact]
    public async Task An_issuer_that_may_not_sign_lists_is_not_believed()
    {
        _chain = TestChain.Make(TestChain.SignerRecipe with { List = _server.Address + "/list" }, Recipe.Authority("CN=authority") with { KeyUsage = X509KeyUsageFlags.KeyCertSign });
        await IsAsync(RevocationStatus.Unknown, List());
    }

    [Fact]
    public async Task A_list_for_something_else_is_not_believed()
    {
        await IsAsync(RevocationStatus.Good, List(Point(new IssuingDistributionPoint(TestList.Point(_server.Address + "/list"), false, false))));
        await IsAsync(RevocationStatus.Unknown, List(Point(new IssuingDistributionPoint(TestList.Point(_server.Address + "/other"), false, false))));
        await IsAsync(RevocationStatus.Good, List(Point(new IssuingDistributionPoint(null, true, false, null, false, false))));
        await IsAsync(RevocationStatus.Unknown, List(Point(new IssuingDistributionPoint(null, false, true, null, false, false))));
        await IsAsync(RevocationStatus.Unknown, List(Point(new IssuingDistributionPoint(null, false, false, null, true, false))));
        await IsAsync(RevocationStatus.Unknown, List(Point(new IssuingDistributionPoint(null, false, false, null, false, true))));
        await IsAsync(RevocationStatus.Unknown, List(Point(new IssuingDistributionPoint(null, false, false, new ReasonFlags(ReasonFlags.KeyCompromise), false, false))));
    }

    [Fact]
    public async Task Changes_complete_a_list()
    {
        var whole = List() with { Freshest = _server.Address + "/changes" };
        var changes = List() with { Number = 6, BaseNumber = 5 };

        await IsAsync(RevocationStatus.Good, whole, changes: changes);
        await IsAsync(RevocationStatus.Revoked, whole, changes: changes with { Entries = [new(_chain.Leaf)] });
        var hold = whole with { Entries = [new(_chain.Leaf, CrlReason.CertificateHold, HoursAgo: 9)] };
        await IsAsync(RevocationStatus.Good, hold, changes: changes with { Entries = [new(_chain.Leaf, CrlReason.RemoveFromCrl, HoursAgo: 8)] });
        await IsAsync(RevocationStatus.Unknown, whole, changes: changes with { Number = 5 });
        await IsAsync(RevocationStatus.Unknown, whole, changes: changes with { BaseNumber = 6 });
        await IsAsync(RevocationStatus.Unknown, whole, changes: changes with { BaseNumber = null });
        await IsAsync(RevocationStatus.Unknown, whole, changes: changes with { Signer = _chain.Root });
        await IsAsync(RevocationStatus.Unknown, whole);
    }

    [Fact]
    public async Task Changes_that_only_the_certificate_names_are_not_supported()
    {
        _chain = TestChain.Make(TestChain.SignerRecipe with { List = _server.Address + "/list", FreshestList = true });
        await IsAsync(RevocationStatus.Unknown, List());
    }

    [Theory]
    [InlineData("strict", SignatureVerdict.Invalid, SignatureVerdict.Unknown)]
    [InlineData("permissive", SignatureVerdict.Valid, SignatureVerdict.Valid)]
    public async Task The_policy_says_what_comes_of_it(string level, SignatureVerdict revoked, SignatureVerdict unknown)
    {
        using var folder = new TrustFolder().Put("ca/test", _chain.Root.Pem);
        _server.Answer = _ => (List() with { Entries = [new(_chain.Leaf)] }).Answer();
        var result = await VerifyAsync(folder, level);
        Assert.Equal(revoked, result.Verdict);
        Assert.Equal(level == "strict" ? CheckOutcome.Failed : CheckOutcome.Logged, result.Checks.Single(check => check.Name == "revocation").Outcome);

        _server.Answer = _ => new([], 404);
        Assert.Equal(unknown, (await VerifyAsync(folder, level)).Verdict);
    }

    [Fact]
    public async Task Nobody_is_asked_for_a_signer_who_is_not_trusted()
    {
        using var folder = new TrustFolder().Put("ca/test", TestChain.Make().Root.Pem);
        var result = await VerifyAsync(folder, "audit");

        Assert.Empty(_server.Requests);
        Assert.Equal(CheckOutcome.Logged, result.Checks.Single(check => check.Name == "revocation").Outcome);
    }

    [Fact]
    public async Task Revocation_that_the_policy_leaves_out_is_not_asked_for()
    {
        using var folder = new TrustFolder().Put("ca/test", _chain.Root.Pem);
        var result = await VerifyAsync(folder, "strict\",\"override\":{\"revocation\":\"skip\"},\"x\":\"");

        Assert.Equal((SignatureVerdict.Valid, CheckOutcome.Skipped), (result.Verdict, result.Checks.Single(check => check.Name == "revocation").Outcome));
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("169.254.169.254", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("febf::1", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.0.0.1", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("2001:db8::1", true)]
    public void Link_local_addresses_are_never_asked(string address, bool allowed) => Assert.Equal(allowed, OpenClient.IsAllowed(IPAddress.Parse(address)));

    private static (DerObjectIdentifier Id, bool Critical, Asn1Encodable Value) Point(IssuingDistributionPoint point) => (X509Extensions.IssuingDistributionPoint, true, point);

    private TestList List((DerObjectIdentifier Id, bool Critical, Asn1Encodable Value)? extension = null) => new(_chain.Authority, FixedClock.Usual) { Extension = extension };

    private async Task IsAsync(RevocationStatus status, TestList list, DateTimeOffset? signed = null, TestList? changes = null)
    {
        _server.Answer = asked => asked.Path == "/list" ? list.Answer() : changes?.Answer() ?? new([], 404);
        var result = await CheckAsync(signed);
        Assert.True(status == result.Status, $"{result}");
    }

    private async Task<RevocationResult> CheckAsync(DateTimeOffset? signed = null)
    {
        using var client = OpenClient.Create();
        return await new RevocationChecker(client, FixedClock.Usual).CheckAsync(_chain.Certificates, signed, default);
    }

    private async Task<SignatureResult> VerifyAsync(TrustFolder folder, string level)
    {
        using var client = OpenClient.Create();
        var signature = await SigningTests.SignAsync(_chain, new NotarySigningRequest(SigningTests.Target, NotaryMediaTypes.Jws));
        var trust = folder.Trust(TrustFolder.Policy(TrustFolder.Statement($"\"level\":\"{level}\"")));
        return await new NotaryVerifier(trust, FixedClock.Usual, new(client, FixedClock.Usual)).VerifyAsync(new(signature.Envelope, signature.MediaType, SigningTests.Target, TrustFolder.Repository), default);
    }
}
