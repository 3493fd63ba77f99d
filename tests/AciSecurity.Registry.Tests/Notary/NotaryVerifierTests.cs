using AciSecurity.Images;
using AciSecurity.Registry.Notary;
using AciSecurity.Registry.Notary.Signing;
using AciSecurity.Registry.Tests.Notary.Certificates;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.Notary;

/// <summary>What comes of verifying, by the levels of trust policies.</summary>
public sealed class NotaryVerifierTests : IDisposable
{
    private static readonly TestChain Chain = TestChain.Make();
    private readonly TrustFolder _folder = new TrustFolder().Put("ca/test", Chain.Root.Pem).Put("ca/other", TestChain.Make().Root.Pem).Put("signingAuthority/test", Chain.Root.Pem);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_valid_signature_has_each_check_and_says_that_revocation_was_left_out()
    {
        var result = await VerifyAsync();

        Assert.Equal(SignatureVerdict.Valid, result.Verdict);
        Assert.Equal(["integrity", "criticalAttributes", "authenticity", "expiry", "authenticTimestamp", "revocation", "payload"], result.Checks.Select(check => check.Name));
        Assert.Equal(CheckOutcome.Skipped, result.Checks.Single(check => check.Name == "revocation").Outcome);
        Assert.Contains("CN=signer", result.Signer!.Subject, StringComparison.Ordinal);
        Assert.Null(result.ProvenTime);
    }

    [Fact]
    public async Task A_signer_whom_no_store_vouches_for_fails_or_is_logged()
    {
        var strict = await VerifyAsync(TrustFolder.Statement(stores: "\"ca:other\""));
        Assert.Equal((SignatureVerdict.Invalid, "authenticity"), (strict.Verdict, strict.Checks[^1].Name));

        var audit = await VerifyAsync(TrustFolder.Statement("\"level\":\"audit\"", "\"ca:other\""));
        Assert.Equal(SignatureVerdict.Valid, audit.Verdict);
        Assert.Equal(CheckOutcome.Logged, audit.Checks.Single(check => check.Name == "authenticity").Outcome);
    }

    [Theory]
    [InlineData("C=US, ST=WA, O=Contoso", SignatureVerdict.Valid)]
    [InlineData("C=US, ST=WA, O=Fabrikam", SignatureVerdict.Invalid)]
    public async Task Only_trusted_identities_count(string identity, SignatureVerdict verdict) =>
        Assert.Equal(verdict, (await VerifyAsync(TrustFolder.Statement(identities: $"\"x509.subject: {identity}\""))).Verdict);

    [Fact]
    public async Task A_trust_store_that_cannot_be_read_leaves_it_unknown()
    {
        var result = await VerifyAsync(TrustFolder.Statement(stores: "\"ca:absent\""));

        Assert.Equal(SignatureVerdict.Unknown, result.Verdict);
        Assert.Contains("absent", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stores_of_the_other_scheme_do_not_count() =>
        Assert.Equal(SignatureVerdict.Invalid, (await VerifyAsync(TrustFolder.Statement(stores: "\"signingAuthority:test\""))).Verdict);

    [Theory]
    [InlineData("strict", 0, SignatureVerdict.Valid)]
    [InlineData("strict", 1, SignatureVerdict.Invalid)]
    [InlineData("permissive", 1, SignatureVerdict.Valid)]
    public async Task A_signature_that_has_expired_fails_or_is_logged(string level, int days, SignatureVerdict verdict)
    {
        var clock = FixedClock.Usual.Later(TimeSpan.FromDays(days));
        var result = await VerifyAsync(TrustFolder.Statement($"\"level\":\"{level}\""), new(SigningTests.Target, NotaryMediaTypes.Jws) { Lifetime = TimeSpan.FromDays(1) }, clock);

        Assert.Equal(verdict, result.Verdict);
        Assert.Equal(days == 0 ? CheckOutcome.Passed : level == "strict" ? CheckOutcome.Failed : CheckOutcome.Logged, result.Checks.Single(check => check.Name == "expiry").Outcome);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(-200)]
    public async Task Certificates_that_are_not_valid_now_fail(int days)
    {
        var result = await VerifyAsync(clock: FixedClock.Usual.Later(TimeSpan.FromDays(days)));

        Assert.Equal((SignatureVerdict.Invalid, "authenticTimestamp"), (result.Verdict, result.Checks[^1].Name));
    }

    [Fact]
    public async Task The_level_skip_is_neither_valid_nor_invalid_and_reads_nothing()
    {
        using var folder = new TrustFolder();
        var trust = folder.Trust(TrustFolder.Policy(TrustFolder.Statement("\"level\":\"skip\"", "", "")));
        var result = await new NotaryVerifier(trust, FixedClock.Usual, null).VerifyAsync(new(new byte[] { 1 }, "x", SigningTests.Target, TrustFolder.Repository), default);

        Assert.Equal(SignatureVerdict.Skipped, result.Verdict);
        Assert.NotNull(result.Reason);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public async Task A_repository_without_a_statement_is_invalid() =>
        Assert.Equal(SignatureVerdict.Invalid, (await VerifyAsync(TrustFolder.Statement(scopes: "\"a.test/x\""))).Verdict);

    [Fact]
    public async Task What_is_signed_must_be_what_was_asked_for()
    {
        var target = SigningTests.Target;
        foreach (var other in new[] { target with { Size = 350 }, target with { MediaType = MediaTypes.OciIndex }, target with { Digest = Digest.Of("x"u8) } })
        {
            var result = await VerifyAsync(TrustFolder.Statement("\"level\":\"audit\""), target: other);
            Assert.Equal((SignatureVerdict.Invalid, "payload"), (result.Verdict, result.Checks[^1].Name));
        }
    }

    [Theory]
    [InlineData("7", SignatureVerdict.Valid)]
    [InlineData("8", SignatureVerdict.Invalid)]
    public async Task Metadata_that_is_asked_for_must_be_there(string build, SignatureVerdict verdict)
    {
        var envelope = await SigningTests.SignAsync(Chain, new(SigningTests.Target, NotaryMediaTypes.Cose) { Metadata = new Dictionary<string, string> { ["build"] = "7" } });
        var request = new NotaryRequest(envelope.Envelope, envelope.MediaType, SigningTests.Target, TrustFolder.Repository) { RequiredMetadata = new Dictionary<string, string> { ["build"] = build } };

        Assert.Equal(verdict, (await new NotaryVerifier(_folder.Trust(), FixedClock.Usual, null).VerifyAsync(request, default)).Verdict);
    }

    [Theory]
    [InlineData("other", "\"other\":1", "other")]
    [InlineData("io.cncf.notary.verificationPlugin", "\"io.cncf.notary.verificationPlugin\":\"p\"", "plugin")]
    public async Task What_is_critical_and_not_understood_fails(string name, string member, string why)
    {
        var header = TestEnvelopes.Header.Replace("signingScheme\"]", $"signingScheme\",\"{name}\"],{member}", StringComparison.Ordinal);
        var result = await VerifyEnvelopeAsync(TrustFolder.Statement("\"level\":\"audit\""), TestEnvelopes.Jws(Chain, header));

        Assert.Equal((SignatureVerdict.Invalid, "criticalAttributes"), (result.Verdict, result.Checks[^1].Name));
        Assert.Contains(why, result.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"targetArtifact\":1}")]
    [InlineData("{\"targetArtifact\":{}}")]
    [InlineData("{\"targetArtifact\":{\"mediaType\":\"a\",\"digest\":\"md5:00\",\"size\":1}}")]
    [InlineData("{\"targetArtifact\":{},\"targetArtifact\":{}}")]
    [InlineData("{\"targetArtifact\":{\"\\ud800\":1}}")]
    public async Task A_payload_that_is_none_fails(string payload)
    {
        var result = await VerifyEnvelopeAsync(TrustFolder.Statement(), TestEnvelopes.Jws(Chain, payload: payload));

        Assert.Equal((SignatureVerdict.Invalid, "payload"), (result.Verdict, result.Checks[^1].Name));
    }

    [Theory]
    [InlineData("2026-05-01T00:00:00Z", SignatureVerdict.Valid)]
    [InlineData("2025-05-01T00:00:00Z", SignatureVerdict.Invalid)]
    public async Task A_signing_authority_says_when(string time, SignatureVerdict verdict)
    {
        var header = TestEnvelopes.Header.Replace("\"notary.x509\"", "\"notary.x509.signingAuthority\"", StringComparison.Ordinal).Replace("signingTime", "authenticSigningTime", StringComparison.Ordinal)
            .Replace("signingScheme\"]", "signingScheme\",\"io.cncf.notary.authenticSigningTime\"]", StringComparison.Ordinal).Replace("2026-05-01T00:00:00Z", time, StringComparison.Ordinal);
        var clock = FixedClock.Usual.Later(TimeSpan.FromDays(1000));
        var result = await VerifyEnvelopeAsync(TrustFolder.Statement(stores: "\"signingAuthority:test\""), TestEnvelopes.Jws(Chain, header), clock: clock);

        Assert.Equal(verdict, result.Verdict);
        if (verdict == SignatureVerdict.Valid) Assert.Equal(result.SigningTime, result.ProvenTime);
    }

    private async Task<SignatureResult> VerifyAsync(string? statement = null, NotarySigningRequest? request = null, TimeProvider? clock = null, Descriptor? target = null)
    {
        var signature = await SigningTests.SignAsync(Chain, request ?? new(SigningTests.Target, NotaryMediaTypes.Jws));
        return await VerifyEnvelopeAsync(statement, signature.Envelope, clock, target);
    }

    private Task<SignatureResult> VerifyEnvelopeAsync(string? statement, byte[] envelope, TimeProvider? clock = null, Descriptor? target = null)
    {
        var trust = _folder.Trust(TrustFolder.Policy(statement ?? TrustFolder.Statement()));
        return new NotaryVerifier(trust, clock ?? FixedClock.Usual, null).VerifyAsync(new(envelope, NotaryMediaTypes.Jws, target ?? SigningTests.Target, TrustFolder.Repository), default);
    }
}
