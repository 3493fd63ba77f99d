using System.Security.Cryptography;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Certificates;
using AciSecurity.Registry.Notary.Trust;
using AciSecurity.Registry.Tests.Notary.Certificates;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>Certificates of trust stores that are opened once: nothing is found of a chain for that its root is known.</summary>
public sealed class OpenedCertificateTests : IDisposable
{
    private static readonly TestChain Chain = TestChain.Make();
    private readonly TrustFolder _folder = new TrustFolder().Put("ca/test", Chain.Root.Pem).Put("ca/other", Chain.Authority.Pem);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_store_knows_what_was_read_of_it_and_nothing_else()
    {
        var store = TrustStore.Open(_folder.Path);
        Assert.Null(store.Known(Chain.Root.Certificate.RawDataMemory));

        store.Certificates(TrustStoreName.Parse("ca:test")!);

        var known = store.Known(Chain.Root.Certificate.RawDataMemory);
        Assert.True(known!.IsSelfSigned);
        Assert.Same(known, store.Known(Chain.Root.Certificate.RawData));
        Assert.Null(store.Known(Chain.Authority.Certificate.RawDataMemory));
        Assert.Null(store.Known(Chain.Root.Certificate.RawDataMemory[..^1]));
    }

    [Fact]
    public async Task A_root_that_is_known_vouches_for_no_other_chain()
    {
        var verifier = new NotaryVerifier(_folder.Trust(), FixedClock.Usual, null);
        Assert.Equal(SignatureVerdict.Valid, (await VerifyAsync(verifier, Chain)).Verdict);

        // The same names, and other keys below the root.
        var forged = TestChain.Make() with { Root = Chain.Root };
        var result = await VerifyAsync(verifier, forged);

        Assert.Equal((SignatureVerdict.Invalid, "integrity"), (result.Verdict, result.Checks[^1].Name));
        Assert.Contains("is not issued by", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_statement_trusts_is_known_and_not_trusted()
    {
        var policy = TrustFolder.Policy(
            TrustFolder.Statement(scopes: "\"registry.example.test/other\"", stores: "\"ca:test\"").Replace("\"name\":\"test\"", "\"name\":\"other\"", StringComparison.Ordinal),
            TrustFolder.Statement(stores: "\"ca:stranger\""));
        var trust = _folder.Put("ca/stranger", TestChain.Make().Root.Pem).Trust(policy);
        var verifier = new NotaryVerifier(trust, FixedClock.Usual, null);

        Assert.Equal(SignatureVerdict.Valid, (await VerifyAsync(verifier, Chain, "registry.example.test/other")).Verdict);
        Assert.NotNull(trust.Known(Chain.Root.Certificate.RawDataMemory));
        Assert.Equal("authenticity", (await VerifyAsync(verifier, Chain)).Checks[^1].Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_signatures_are_verified_at_once_with_one_root(bool isRsa)
    {
        var root = Recipe.Authority("C=US, O=Contoso, CN=root") with { MakeKey = () => isRsa ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256) };
        var chain = TestChain.Make(root: root);
        using var folder = new TrustFolder().Put("ca/test", chain.Root.Pem);
        var verifier = new NotaryVerifier(folder.Trust(), FixedClock.Usual, null);
        var (good, bad) = (TestEnvelopes.Jws(chain), TestEnvelopes.Jws(TestChain.Make(root: root) with { Root = chain.Root }));

        var verdicts = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(() => VerifyAsync(verifier, number % 2 == 0 ? good : bad))));

        Assert.All(verdicts.Index(), result => Assert.Equal(result.Index % 2 == 0 ? SignatureVerdict.Valid : SignatureVerdict.Invalid, result.Item.Verdict));
    }

    [Fact]
    public void A_key_of_the_other_kind_made_no_signature()
    {
        using var rsa = RSA.Create(2048);
        using var key = new CertificateKey(Chain.Leaf.Certificate);
        var signature = rsa.SignData("data"u8, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        Assert.False(key.Verifies("data"u8, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static Task<SignatureResult> VerifyAsync(NotaryVerifier verifier, TestChain chain, string repository = TrustFolder.Repository) =>
        VerifyAsync(verifier, TestEnvelopes.Jws(chain), repository);

    private static Task<SignatureResult> VerifyAsync(NotaryVerifier verifier, byte[] envelope, string repository = TrustFolder.Repository) =>
        verifier.VerifyAsync(new(envelope, NotaryMediaTypes.Jws, SigningTests.Target, repository), default);
}
