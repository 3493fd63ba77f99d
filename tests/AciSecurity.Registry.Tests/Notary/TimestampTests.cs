using AciSecurity.Faults;
using AciSecurity.Http;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Signing;
using AciSecurity.Registry.Notary.Timestamps;
using AciSecurity.Registry.Tests.Notary.Certificates;
using AciSecurity.Registry.Tests.Notary.Servers;
using AciSecurity.Signatures;
using Org.BouncyCastle.Asn1.Oiw;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>Timestamps over signatures, made and verified.</summary>
public sealed class TimestampTests : IDisposable
{
    private static readonly TestChain Signers = TestChain.Make();
    private static readonly TestChain Clocks = TestChain.Make(TestChain.TimestampRecipe);
    private static readonly byte[] Data = [1, 2, 3];
    private static readonly DateTimeOffset Now = FixedClock.Usual.GetUtcNow();
    private readonly TrustFolder _folder = new TrustFolder().Put("ca/test", Signers.Root.Pem).Put("tsa/test", Clocks.Root.Pem);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_token_says_when_within_its_accuracy()
    {
        var token = TimestampToken.Open(new TestTimestampAuthority(Clocks, Now) { AccuracySeconds = 3 }.Stamp(Data), Data);

        Assert.Equal((Now, Now.AddSeconds(-3), Now.AddSeconds(3)), (token.Time, token.Earliest, token.Latest));
        Assert.Equal(3, TimestampChain.Find(token, [Clocks.Root.Certificate]).Count);
    }

    [Theory]
    [InlineData("1.2.3.4", 0)]
    [InlineData("0.4.0.2023.1.1", 1)]
    public void Accuracy_that_is_not_stated_is_that_of_the_policy(string policy, int seconds) =>
        Assert.Equal(Now.AddSeconds(seconds), TimestampToken.Open(new TestTimestampAuthority(Clocks, Now) { Policy = policy }.Stamp(Data), Data).Latest);

    [Fact]
    public void What_proves_nothing_is_refused()
    {
        var good = new TestTimestampAuthority(Clocks, Now);

        Refused(() => TimestampToken.Open(good.Stamp(Data), [9]));
        Refused(() => TimestampToken.Open(good.Stamp(Data, "SHA1"), Data));
        Refused(() => TimestampToken.Open((good with { CertificateHash = OiwObjectIdentifiers.IdSha1 }).Stamp(Data), Data));
        Refused(() => TimestampToken.Open(new byte[] { 0x30, 0x00 }, Data));
        Refused(() => TimestampToken.Open((byte[])[.. good.Stamp(Data), 0], Data));
        Refused(() => TimestampToken.Open(new byte[TimestampToken.LargestToken + 1], Data));
        Refused(() => TimestampChain.Find(TimestampToken.Open(good.Stamp(Data), Data), [Signers.Root.Certificate]));
        Refused(() => TimestampChain.Find(TimestampToken.Open((good with { Time = Now.AddYears(-9) }).Stamp(Data), Data), [Clocks.Root.Certificate]));
        var wrongAuthority = TestChain.Make(TestChain.TimestampRecipe, Recipe.Authority("C=US, O=Contoso, CN=a") with { Purposes = [Recipe.CodeSigning] });
        Refused(() => TimestampChain.Find(TimestampToken.Open(new TestTimestampAuthority(wrongAuthority, Now).Stamp(Data), Data), [wrongAuthority.Root.Certificate]));
    }

    [Fact]
    public void An_altered_token_is_refused_or_says_the_same()
    {
        var token = new TestTimestampAuthority(Clocks, Now).Stamp(Data);
        for (var index = 0; index < token.Length; index += 11)
        {
            var altered = token.ToArray();
            altered[index] ^= 0x10;
            var refused = Record.Exception(() => TimestampChain.Find(TimestampToken.Open(altered, Data), [Clocks.Root.Certificate]));
            // The certificate of the root comes with the token and is not needed.
            Assert.True(refused is null or NotaryRefusalException, $"byte {index}: {refused}");
            if (refused is null) Assert.Equal(Now, TimestampToken.Open(altered, Data).Time);
        }
    }

    [Theory]
    [InlineData(NotaryMediaTypes.Jws)]
    [InlineData(NotaryMediaTypes.Cose)]
    public async Task A_timestamp_from_an_authority_outlives_the_certificate(string mediaType)
    {
        using var server = new LoopbackServer(asked => new(new TestTimestampAuthority(Clocks, Now).Respond(asked.Body)));
        var signature = await SignAsync(server, mediaType);

        var result = await VerifyAsync(signature, FixedClock.Usual.Later(TimeSpan.FromDays(1000)));

        Assert.True(result.Verdict == SignatureVerdict.Valid, result.Reason);
        Assert.Equal(Now, result.ProvenTime);
        Assert.Contains(result.Warnings, warning => warning.Contains("timestamp authority", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_signature_without_a_timestamp_fails_where_the_policy_wants_one()
    {
        var signature = await SigningTests.SignAsync(Signers, new(SigningTests.Target, NotaryMediaTypes.Jws));

        Assert.Equal(SignatureVerdict.Invalid, (await VerifyAsync(signature, FixedClock.Usual)).Verdict);
        Assert.Equal(SignatureVerdict.Valid, (await VerifyAsync(signature, FixedClock.Usual, ",\"verifyTimestamp\":\"afterCertExpiry\"")).Verdict);
        Assert.Equal(SignatureVerdict.Invalid, (await VerifyAsync(signature, FixedClock.Usual.Later(TimeSpan.FromDays(400)), ",\"verifyTimestamp\":\"afterCertExpiry\"")).Verdict);
    }

    [Fact]
    public async Task Answers_that_prove_nothing_are_not_put_into_a_signature()
    {
        var good = new TestTimestampAuthority(Clocks, Now);
        Func<Asked, Answer?>[] bad =
        [
            _ => new([], 500),
            _ => new([], 302, "Location: http://127.0.0.1/\r\n"),
            _ => new([1, 2, 3]),
            _ => new(new byte[TimestampToken.LargestToken + 1]),
            _ => new(good.Stamp(Data)),
            asked => new((good with { Chain = TestChain.Make(TestChain.TimestampRecipe) }).Respond(asked.Body)),
            asked => new((good with { Time = Now.AddYears(2) }).Respond(asked.Body)),
        ];
        foreach (var answer in bad)
        {
            using var server = new LoopbackServer(answer);
            Assert.Equal("AciSecurity.TimestampRefused", (await Assert.ThrowsAsync<FaultException>(() => SignAsync(server, NotaryMediaTypes.Jws))).Fault.Id);
        }
    }

    private static async Task<NotarySignature> SignAsync(LoopbackServer server, string mediaType)
    {
        using var client = OpenClient.Create();
        var authority = new TimestampAuthority(new BoundedHttp(client, FixedClock.Usual), new Uri(server.Address + "/tsa"), [Clocks.Root.Certificate]);
        return await SigningTests.SignAsync(Signers, new(SigningTests.Target, mediaType) { TimestampAuthority = authority });
    }

    private Task<SignatureResult> VerifyAsync(NotarySignature signature, TimeProvider clock, string level = "")
    {
        var trust = _folder.Trust(TrustFolder.Policy(TrustFolder.Statement("\"level\":\"strict\"" + level, "\"ca:test\",\"tsa:test\"")));
        return new NotaryVerifier(trust, clock, null).VerifyAsync(new(signature.Envelope, signature.MediaType, SigningTests.Target, TrustFolder.Repository), default);
    }

    private static void Refused(Action act) => Assert.Throws<NotaryRefusalException>(act);
}
