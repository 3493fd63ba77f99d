using AciSecurity.Http;
using AciSecurity.Registry.Notary.Revocation;
using AciSecurity.Registry.Tests.Notary.Certificates;
using AciSecurity.Registry.Tests.Notary.Servers;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Ocsp;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>What OCSP responders say, and whom of them is believed.</summary>
public sealed class OcspTests : IDisposable
{
    private readonly LoopbackServer _server = new(_ => new([], 404));
    private readonly TestChain _chain;

    public OcspTests() => _chain = TestChain.Make(TestChain.SignerRecipe with { Responder = _server.Address });

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_good_certificate_is_good_and_asked_for_once()
    {
        _server.Answer = Responder().Answer;
        using var client = OpenClient.Create();
        var checker = new RevocationChecker(client, FixedClock.Usual);

        Assert.Equal(RevocationStatus.Good, (await checker.CheckAsync(_chain.Certificates, null, default)).Status);
        Assert.Equal(RevocationStatus.Good, (await checker.CheckAsync(_chain.Certificates, null, default)).Status);
        Assert.Equal("GET", Assert.Single(_server.Requests).Method);
    }

    [Fact]
    public async Task A_revoked_certificate_is_revoked() => await IsAsync(RevocationStatus.Revoked, Revoked());

    [Fact]
    public async Task An_unknown_certificate_is_unknown() => await IsAsync(RevocationStatus.Unknown, Responder() with { Status = new UnknownStatus() });

    [Fact]
    public async Task Revoked_after_the_authority_signed_is_good()
    {
        var since = FixedClock.Usual.GetUtcNow().AddDays(-1);
        var extensions = new X509ExtensionsGenerator();
        extensions.AddExtension(X509Extensions.InvalidityDate, false, new DerGeneralizedTime(since.UtcDateTime));
        var responder = Revoked() with { Extensions = extensions.Generate() };

        await IsAsync(RevocationStatus.Good, responder, since.AddDays(-1));
        await IsAsync(RevocationStatus.Revoked, responder, since.AddDays(1));
        await IsAsync(RevocationStatus.Revoked, responder);
    }

    [Fact]
    public async Task An_answer_without_an_end_an_old_one_or_one_of_the_future_is_unknown()
    {
        await IsAsync(RevocationStatus.Unknown, Responder() with { HoldsFor = null });
        await IsAsync(RevocationStatus.Unknown, Responder() with { HoldsFor = TimeSpan.FromMinutes(1) });
        await IsAsync(RevocationStatus.Unknown, Responder() with { Age = TimeSpan.FromHours(-1) });
        await IsAsync(RevocationStatus.Unknown, Responder() with { AnswerAbout = _chain.Authority });
    }

    [Fact]
    public async Task A_delegate_of_the_issuer_may_sign_where_its_certificate_says_so()
    {
        var recipe = new Recipe("CN=responder") { Purposes = [Recipe.OcspSigning] };
        await IsAsync(RevocationStatus.Good, Responder(recipe.Issue(_chain.Authority)));
        await IsAsync(RevocationStatus.Unknown, Responder((recipe with { Purposes = null }).Issue(_chain.Authority)));
        await IsAsync(RevocationStatus.Unknown, Responder((recipe with { Purposes = [Recipe.CodeSigning] }).Issue(_chain.Authority)));
        await IsAsync(RevocationStatus.Unknown, Responder((recipe with { NotAfter = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) }).Issue(_chain.Authority)));
        await IsAsync(RevocationStatus.Unknown, Responder(recipe.Issue(_chain.Root)));
        await IsAsync(RevocationStatus.Unknown, Responder(_chain.Leaf));
        await IsAsync(RevocationStatus.Unknown, Responder(TestChain.Make().Authority));
    }

    [Fact]
    public async Task No_answer_is_unknown()
    {
        foreach (var answer in new Answer?[] { new([], 404), new([], 302, "Location: http://127.0.0.1/\r\n"), new([1, 2, 3]), new(new byte[20481]), new([0x30, 0x03, 0x0A, 0x01, 0x06]), null })
        {
            _server.Answer = _ => answer;
            Assert.Equal(RevocationStatus.Unknown, (await CheckAsync(_chain)).Status);
        }
    }

    [Fact]
    public async Task Where_OCSP_decides_nothing_lists_do()
    {
        var both = TestChain.Make(TestChain.SignerRecipe with { Responder = _server.Address + "/ocsp", List = _server.Address + "/list" });
        _server.Answer = asked => asked.Path == "/list" ? new TestList(both.Authority, FixedClock.Usual) { Entries = [new(both.Leaf)] }.Answer() : new([], 500);

        Assert.Equal(RevocationStatus.Revoked, (await CheckAsync(both)).Status);
    }

    [Fact]
    public async Task A_certificate_that_names_nobody_is_good() => Assert.Equal(RevocationStatus.Good, (await CheckAsync(TestChain.Make())).Status);

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("ldap://127.0.0.1/")]
    [InlineData("http://user@127.0.0.1/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://168.63.129.16/")]
    public async Task Some_addresses_are_not_asked(string address) =>
        Assert.Equal(RevocationStatus.Unknown, (await CheckAsync(TestChain.Make(TestChain.SignerRecipe with { Responder = address }))).Status);

    private TestResponder Responder(TestCertificate? signer = null) => new(_chain.Authority, signer ?? _chain.Authority, FixedClock.Usual);

    private TestResponder Revoked() => Responder() with { Status = new RevokedStatus(FixedClock.Usual.GetUtcNow().AddDays(-2).UtcDateTime, CrlReason.KeyCompromise) };

    private async Task IsAsync(RevocationStatus status, TestResponder responder, DateTimeOffset? signed = null)
    {
        _server.Answer = responder.Answer;
        var result = await CheckAsync(_chain, signed);
        Assert.True(status == result.Status, $"{result}");
    }

    private static async Task<RevocationResult> CheckAsync(TestChain chain, DateTimeOffset? signed = null)
    {
        using var client = OpenClient.Create();
        return await new RevocationChecker(client, FixedClock.Usual).CheckAsync(chain.Certificates, signed, default);
    }
}
