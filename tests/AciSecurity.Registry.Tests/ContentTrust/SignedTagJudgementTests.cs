using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Images;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>What a signed tag says of what the registry has under it.</summary>
public sealed class SignedTagJudgementTests
{
    private readonly TestRepository _repository = new();

    [Fact]
    public async Task A_tag_that_is_what_was_signed_is_valid()
    {
        _repository.PublishRoot();
        var reading = await _repository.Publish().ReadAsync(ContentTrustAnchor.OfKeys([_repository.Root.Keys[0].Id]));

        var result = reading.Judge("v1", TestRepository.ManifestOf("manifest one"))!;

        Assert.Equal((SignatureFormat.ContentTrust, SignatureVerdict.Valid, null), (result.Format, result.Verdict, result.Reason));
        Assert.Equal(_repository.Targets.Keys[0].Id, result.Signer!.KeyId);
        Assert.Empty(result.Warnings);
        Assert.Empty(result.Certificates);
        Assert.All(result.Checks, check => Assert.Equal(CheckOutcome.Passed, check.Outcome));
        Assert.NotNull(result.Expiry);
    }

    [Fact]
    public async Task Trust_on_first_use_is_told()
    {
        var result = (await _repository.Publish().ReadAsync()).Judge("v1", TestRepository.ManifestOf("manifest one"))!;

        Assert.Equal(SignatureVerdict.Valid, result.Verdict);
        Assert.Contains("first use", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(("trust anchor", CheckOutcome.Logged), (result.Checks[0].Name, result.Checks[0].Outcome));
    }

    [Fact]
    public async Task A_tag_that_moved_is_invalid_and_both_digests_are_told()
    {
        var (signed, current) = (TestRepository.ManifestOf("manifest one"), TestRepository.ManifestOf("something else"));

        var result = (await _repository.Publish().ReadAsync()).Judge("v1", current)!;

        Assert.Equal(SignatureVerdict.Invalid, result.Verdict);
        Assert.Contains(signed.Digest.ToString(), result.Reason, StringComparison.Ordinal);
        Assert.Contains(current.Digest.ToString(), result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_digest_is_valid_where_a_tag_is_signed_as_it()
    {
        var result = (await _repository.Publish().ReadAsync()).Judge(TestRepository.ManifestOf("manifest two"))!;

        Assert.Equal(SignatureVerdict.Valid, result.Verdict);
        Assert.Equal("It is signed under the tag v2.", result.Checks[^1].Reason);
    }

    [Fact]
    public async Task A_digest_that_no_tag_is_signed_as_has_no_signature() =>
        Assert.Null((await _repository.Publish().ReadAsync()).Judge(TestRepository.ManifestOf("something else")));

    [Fact]
    public async Task A_digest_of_a_released_tag_wins_over_one_that_is_not_released()
    {
        var alice = new TestRole("targets/alice", TestKey.Ecdsa());
        (alice.Tags["a"], alice.Tags["b"]) = ("manifest one", "manifest of alice");
        _repository.Targets.Delegations.Add(alice);
        var reading = await _repository.Publish().ReadAsync();

        Assert.Equal(SignatureVerdict.Valid, reading.Judge(TestRepository.ManifestOf("manifest one"))!.Verdict);
        var unreleased = reading.Judge(TestRepository.ManifestOf("manifest of alice"))!;
        Assert.Equal(SignatureVerdict.Invalid, unreleased.Verdict);
        Assert.Contains("not released", unreleased.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_that_is_refused_makes_a_digest_invalid()
    {
        _repository.Publish().Files["targets.json"][^3] ^= 1;

        var result = (await _repository.ReadAsync()).Judge(TestRepository.ManifestOf("manifest one"))!;

        Assert.Equal((SignatureVerdict.Invalid, "targets"), (result.Verdict, result.Checks[^1].Name));
    }

    [Theory]
    [InlineData("v9")]
    [InlineData("V1")]
    [InlineData("")]
    public async Task A_tag_that_nobody_signed_has_no_signature(string tag) =>
        Assert.Null((await _repository.Publish().ReadAsync()).Judge(tag, TestRepository.ManifestOf("manifest one")));

    [Fact]
    public async Task Another_length_with_the_same_digest_is_told()
    {
        var current = TestRepository.ManifestOf("manifest one") with { Size = 13 };

        var result = (await _repository.Publish().ReadAsync()).Judge("v1", current)!;

        Assert.Equal(SignatureVerdict.Valid, result.Verdict);
        Assert.Contains(result.Warnings, warning => warning.Contains("12 bytes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tag_that_is_signed_by_another_hash_than_the_registrys_is_unknown()
    {
        var hash = System.Security.Cryptography.SHA512.HashData(Encoding.UTF8.GetBytes("manifest one"));
        _repository.Targets.BeforeSigning = content => content["targets"]!["v1"]!["hashes"] = new JsonObject { ["sha512"] = Convert.ToBase64String(hash) };

        var reading = await _repository.Publish().ReadAsync();

        Assert.Equal(SignatureVerdict.Unknown, reading.Judge("v1", TestRepository.ManifestOf("manifest one"))!.Verdict);
        var bySha512 = TestRepository.ManifestOf("manifest one") with { Digest = Digest.Parse($"sha512:{Convert.ToHexStringLower(hash)}") };
        Assert.Equal(SignatureVerdict.Valid, reading.Judge("v1", bySha512)!.Verdict);
    }
}
