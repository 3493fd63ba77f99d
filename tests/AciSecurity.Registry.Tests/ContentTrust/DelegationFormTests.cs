using System.Text.Json.Nodes;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Which delegations a role can make, and what their metadata must be.</summary>
public sealed class DelegationFormTests : DelegationTest
{
    [Theory]
    [InlineData("targets")]
    [InlineData("targets/releases")]
    [InlineData("targets/releases/releases/x")]
    [InlineData("targets/other")]
    [InlineData("root")]
    [InlineData("targets/releases/")]
    [InlineData("targets/releases/..")]
    [InlineData("targets/releases/../alice")]
    [InlineData("targets/releases/A")]
    [InlineData("targets/releases/a b")]
    [InlineData("targets/releases/a\n")]
    [InlineData("targets/releases/a/")]
    [InlineData("targets/releases//a")]
    public async Task A_role_delegates_to_its_children_only(string name)
    {
        Releases.BeforeSigning = content => content["delegations"] = new JsonObject
        {
            ["keys"] = new JsonObject(),
            ["roles"] = new JsonArray(new JsonObject { ["keyids"] = new JsonArray(), ["name"] = name, ["paths"] = new JsonArray(""), ["threshold"] = 1 }),
        };

        await Repository.RefusedAsync("targets/releases", ContentTrustRule.Delegation);
    }

    [Fact]
    public async Task A_role_name_that_is_too_long_is_refused()
    {
        Delegate("targets/" + new string('a', 247), "a");
        await Repository.AcceptedAsync();

        Delegate("targets/" + new string('a', 248), "a");
        await Repository.RefusedAsync("targets", ContentTrustRule.Delegation);
    }

    [Fact]
    public async Task A_delegation_that_stands_twice_is_refused()
    {
        Repository.Targets.BeforeSigning = content => content["delegations"]!["roles"]!.AsArray().Add(Releases.DelegationJson);

        await Repository.RefusedAsync("targets", ContentTrustRule.Delegation);
    }

    [Fact]
    public async Task A_delegations_key_that_is_not_there_is_refused()
    {
        Repository.Targets.BeforeSigning = content => content["delegations"]!["keys"] = new JsonObject();

        await Repository.RefusedAsync("targets", ContentTrustRule.Form);
    }

    [Fact]
    public async Task A_delegation_that_never_published_has_no_tags()
    {
        Repository.ChangeListing = (name, files) => files.Remove("targets/releases");

        var repository = await Repository.AcceptedAsync();

        Assert.Null(repository.Role("targets/releases"));
        Assert.Equal("targets", repository.Tags["v1"].Role.Name);
    }

    [Fact]
    public async Task A_delegation_that_published_must_be_there()
    {
        Repository.Publish().Files.Remove("targets/releases.json");

        TestRepository.AssertRefused(await Repository.ReadAsync(), "targets/releases", ContentTrustRule.Presence);
    }

    [Fact]
    public async Task A_delegation_must_be_the_one_in_the_snapshot()
    {
        var older = Repository.Publish().Files["targets/releases.json"];
        Releases.Expires = Releases.Expires.AddDays(1);
        Repository.Publish().Files["targets/releases.json"] = older;

        TestRepository.AssertRefused(await Repository.ReadAsync(), "targets/releases", ContentTrustRule.Hash);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("signed by another")]
    [InlineData("one signature too few")]
    public async Task A_delegation_that_expired_or_is_badly_signed_is_passed_over_and_told(string how)
    {
        if (how == "expired") Releases.Expires = TestRepository.Now.AddDays(-1);
        if (how == "signed by another") Releases.Signers = [TestKey.Ecdsa()];
        if (how == "one signature too few") Releases.Threshold = 2;

        var reading = await Repository.Publish().ReadAsync();

        var byTargets = reading.Judge("v1", TestRepository.ManifestOf("manifest one"))!;
        Assert.Equal(SignatureVerdict.Valid, byTargets.Verdict);
        Assert.Contains(byTargets.Warnings, warning => warning.StartsWith("targets/releases is passed over", StringComparison.Ordinal));
        Assert.Equal(SignatureVerdict.Invalid, reading.Judge("v1", TestRepository.ManifestOf("manifest released"))!.Verdict);
        var byReleases = reading.Judge("v3", TestRepository.ManifestOf("manifest three"))!;
        Assert.Equal((SignatureVerdict.Invalid, "targets/releases"), (byReleases.Verdict, byReleases.Checks[^1].Name));
        Assert.NotEmpty(byReleases.Reason!);
        Assert.Null(reading.Judge("v4", TestRepository.ManifestOf("manifest four")));
    }

    [Fact]
    public async Task Nothing_below_a_delegation_that_is_passed_over_counts()
    {
        var alice = Delegate("targets/alice", "a");
        alice.Delegations.Add(Role("targets/alice/bob", "b"));
        alice.Expires = TestRepository.Now.AddDays(-1);

        var repository = await Repository.AcceptedAsync();

        Assert.Null(repository.Role("targets/alice/bob"));
        Assert.DoesNotContain("b", repository.Tags.Keys);
    }

    [Fact]
    public async Task A_delegations_known_version_counts()
    {
        await Repository.AcceptedAsync(known: new Dictionary<string, long> { ["targets/releases"] = 1 });

        await Repository.RefusedAsync("targets/releases", ContentTrustRule.Version, known: new Dictionary<string, long> { ["targets/releases"] = 2 });
    }

    [Fact]
    public async Task A_delegations_type_counts()
    {
        Releases.BeforeSigning = content => content["_type"] = "Root";

        await Repository.RefusedAsync("targets/releases", ContentTrustRule.Type);
    }

    [Fact]
    public async Task A_delegations_certificate_of_SHA_1_is_refused()
    {
        Releases.Keys = [TestKey.RsaCertificate(new("CN=releaser") { IsOfSha1 = true })];

        await Repository.RefusedAsync("targets/releases", ContentTrustRule.Certificate);
    }

    [Fact]
    public async Task A_delegations_certificate_may_have_expired()
    {
        Releases.Keys = [TestKey.EcdsaCertificate(new("CN=releaser") { NotAfter = TestRepository.Now.AddDays(-1) })];

        Assert.Contains("v3", (await Repository.AcceptedAsync()).Tags.Keys);
    }

    [Fact]
    public async Task Delegations_are_counted()
    {
        for (var number = 1; number < ContentTrustLimits.Delegations; number++) Delegate($"targets/team{number}", "a");
        await Repository.AcceptedAsync();

        Delegate("targets/one-too-many", "a");
        await Repository.RefusedAsync("targets/one-too-many", ContentTrustRule.Delegation);
    }
}
