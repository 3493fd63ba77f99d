using System.Text.Json.Nodes;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Who may sign in the place of others, for which tags, and whose word wins.</summary>
public sealed class DelegationTests
{
    private readonly TestRepository _repository = new();
    private readonly TestRole _releases = new("targets/releases", TestKey.RsaCertificate(new("CN=releaser")));

    public DelegationTests()
    {
        _releases.Tags["v1"] = "manifest released";
        _releases.Tags["v3"] = "manifest three";
        _repository.Targets.Delegations.Add(_releases);
    }

    [Fact]
    public async Task The_releases_win_over_targets()
    {
        var tags = (await _repository.AcceptedAsync()).Tags;

        Assert.Equal((TestRepository.ManifestOf("manifest released").Digest, "targets/releases"), (tags["v1"].Digest, tags["v1"].Role.Name));
        Assert.Equal("targets", tags["v2"].Role.Name);
        Assert.Equal("targets/releases", tags["v3"].Role.Name);
        Assert.All(tags.Values, tag => Assert.True(tag.IsReleased));
    }

    [Fact]
    public async Task Who_signed_is_told_with_the_certificate()
    {
        var result = (await _repository.Publish().ReadAsync()).Judge("v3", TestRepository.ManifestOf("manifest three"))!;

        Assert.Equal((SignatureVerdict.Valid, "CN=releaser", _releases.Keys[0].Id), (result.Verdict, result.Signer!.Subject, result.Signer.KeyId));
        Assert.Equal("CN=releaser", Assert.Single(result.Certificates).Subject);
        Assert.Equal(["trust anchor", "root", "timestamp", "snapshot", "targets", "targets/releases", "tag"], result.Checks.Select(check => check.Name));
    }

    [Fact]
    public async Task A_tag_of_another_delegation_alone_is_not_released()
    {
        Delegate("targets/alice", "v9");

        var reading = await _repository.Publish().ReadAsync();
        var result = reading.Judge("v9", TestRepository.ManifestOf("v9 of targets/alice"))!;

        Assert.False(reading.Repository!.Tags["v9"].IsReleased);
        Assert.Equal(SignatureVerdict.Invalid, result.Verdict);
        Assert.Contains("targets/alice", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_of_another_delegation_does_not_hide_that_of_targets()
    {
        Delegate("targets/alice", "v2");

        Assert.Equal("targets", (await _repository.AcceptedAsync()).Tags["v2"].Role.Name);
    }

    [Fact]
    public async Task A_tag_below_the_releases_is_not_released_even_where_targets_has_it()
    {
        _releases.Delegations.Add(Role("targets/releases/team", "v2"));

        var tag = (await _repository.AcceptedAsync()).Tags["v2"];

        Assert.Equal(("targets/releases/team", false), (tag.Role.Name, tag.IsReleased));
    }

    [Theory]
    [InlineData("v3", true)]
    [InlineData("", true)]
    [InlineData("v", true)]
    [InlineData("v33", false)]
    [InlineData("V3", false)]
    public async Task A_path_is_a_beginning_of_the_tags_that_may_be_signed(string path, bool isCovered)
    {
        _releases.Paths = ["other", path];

        Assert.Equal(isCovered, (await _repository.AcceptedAsync()).Tags.ContainsKey("v3"));
    }

    [Fact]
    public async Task Who_has_no_path_signs_nothing()
    {
        _releases.Paths = [];
        Assert.False((await _repository.AcceptedAsync()).Tags.ContainsKey("v3"));

        _repository.Targets.BeforeSigning = content => content["delegations"]!["roles"]![0]!.AsObject().Remove("paths");
        Assert.False((await _repository.AcceptedAsync()).Tags.ContainsKey("v3"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("v", true)]
    [InlineData("v4", true)]
    [InlineData("w", false)]
    public async Task Nobody_delegates_more_than_he_has(string parent, bool isCovered)
    {
        Delegate("targets/alice", "a").Paths = [parent];
        var child = Role("targets/alice/bob", "v4");
        child.Paths = ["v4"];
        _repository.Targets.Delegations[^1].Delegations.Add(child);

        Assert.Equal(isCovered, (await _repository.AcceptedAsync()).Tags.ContainsKey("v4"));
    }

    [Fact]
    public async Task A_wider_path_than_the_parents_is_dropped()
    {
        Delegate("targets/alice", "a").Paths = ["v4"];
        var child = Role("targets/alice/bob", "v4");
        child.Paths = ["v"];
        _repository.Targets.Delegations[^1].Delegations.Add(child);

        Assert.False((await _repository.AcceptedAsync()).Tags.ContainsKey("v4"));
    }

    [Fact]
    public async Task Delegations_are_asked_breadth_first_in_their_order()
    {
        var alice = Delegate("targets/alice", "a");
        alice.Delegations.Add(Role("targets/alice/deep", "v7"));
        Delegate("targets/bob", "v7");
        Delegate("targets/carol", "v7");

        Assert.Equal("targets/bob", (await _repository.AcceptedAsync()).Tags["v7"].Role.Name);
    }

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
        _releases.BeforeSigning = content => content["delegations"] = new JsonObject
        {
            ["keys"] = new JsonObject(),
            ["roles"] = new JsonArray(new JsonObject { ["keyids"] = new JsonArray(), ["name"] = name, ["paths"] = new JsonArray(""), ["threshold"] = 1 }),
        };

        await _repository.RefusedAsync("targets/releases", ContentTrustRule.Delegation);
    }

    [Fact]
    public async Task A_role_name_that_is_too_long_is_refused()
    {
        Delegate("targets/" + new string('a', 247), "a");
        await _repository.AcceptedAsync();

        Delegate("targets/" + new string('a', 248), "a");
        await _repository.RefusedAsync("targets", ContentTrustRule.Delegation);
    }

    [Fact]
    public async Task A_delegation_that_stands_twice_is_refused()
    {
        _repository.Targets.BeforeSigning = content => content["delegations"]!["roles"]!.AsArray().Add(_releases.DelegationJson);

        await _repository.RefusedAsync("targets", ContentTrustRule.Delegation);
    }

    [Fact]
    public async Task A_delegations_key_that_is_not_there_is_refused()
    {
        _repository.Targets.BeforeSigning = content => content["delegations"]!["keys"] = new JsonObject();

        await _repository.RefusedAsync("targets", ContentTrustRule.Form);
    }

    [Fact]
    public async Task A_delegation_that_never_published_has_no_tags()
    {
        _repository.ChangeListing = (name, files) => files.Remove("targets/releases");

        var repository = await _repository.AcceptedAsync();

        Assert.Null(repository.Role("targets/releases"));
        Assert.Equal("targets", repository.Tags["v1"].Role.Name);
    }

    [Fact]
    public async Task A_delegation_that_published_must_be_there()
    {
        _repository.Publish().Files.Remove("targets/releases.json");

        TestRepository.AssertRefused(await _repository.ReadAsync(), "targets/releases", ContentTrustRule.Presence);
    }

    [Fact]
    public async Task A_delegation_must_be_the_one_in_the_snapshot()
    {
        var older = _repository.Publish().Files["targets/releases.json"];
        _releases.Expires = _releases.Expires.AddDays(1);
        _repository.Publish().Files["targets/releases.json"] = older;

        TestRepository.AssertRefused(await _repository.ReadAsync(), "targets/releases", ContentTrustRule.Hash);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("signed by another")]
    [InlineData("one signature too few")]
    public async Task A_delegation_that_expired_or_is_badly_signed_is_passed_over_and_told(string how)
    {
        if (how == "expired") _releases.Expires = TestRepository.Now.AddDays(-1);
        if (how == "signed by another") _releases.Signers = [TestKey.Ecdsa()];
        if (how == "one signature too few") _releases.Threshold = 2;

        var reading = await _repository.Publish().ReadAsync();

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

        var repository = await _repository.AcceptedAsync();

        Assert.Null(repository.Role("targets/alice/bob"));
        Assert.DoesNotContain("b", repository.Tags.Keys);
    }

    [Fact]
    public async Task A_delegations_known_version_counts()
    {
        await _repository.AcceptedAsync(known: new Dictionary<string, long> { ["targets/releases"] = 1 });

        await _repository.RefusedAsync("targets/releases", ContentTrustRule.Version, known: new Dictionary<string, long> { ["targets/releases"] = 2 });
    }

    [Fact]
    public async Task A_delegations_type_counts()
    {
        _releases.BeforeSigning = content => content["_type"] = "Root";

        await _repository.RefusedAsync("targets/releases", ContentTrustRule.Type);
    }

    [Fact]
    public async Task A_delegations_certificate_of_SHA_1_is_refused()
    {
        _releases.Keys = [TestKey.RsaCertificate(new("CN=releaser") { IsOfSha1 = true })];

        await _repository.RefusedAsync("targets/releases", ContentTrustRule.Certificate);
    }

    [Fact]
    public async Task A_delegations_certificate_may_have_expired()
    {
        _releases.Keys = [TestKey.EcdsaCertificate(new("CN=releaser") { NotAfter = TestRepository.Now.AddDays(-1) })];

        Assert.Contains("v3", (await _repository.AcceptedAsync()).Tags.Keys);
    }

    [Fact]
    public async Task The_first_of_the_expiries_that_signers_must_renew_is_the_tags()
    {
        _releases.Expires = TestRepository.Now.AddDays(30);
        _repository.Timestamp.Expires = TestRepository.Now.AddDays(1);
        Assert.Equal(TestRepository.Now.AddDays(30), (await _repository.AcceptedAsync()).Tags["v3"].Expires, TimeSpan.FromSeconds(1));
        Assert.Equal(TestRepository.Now.AddYears(1), (await _repository.AcceptedAsync()).Tags["v2"].Expires, TimeSpan.FromSeconds(1));

        _repository.Targets.Expires = TestRepository.Now.AddDays(20);
        Assert.Equal(TestRepository.Now.AddDays(20), (await _repository.AcceptedAsync()).Tags["v3"].Expires, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Delegations_are_counted()
    {
        for (var number = 1; number < ContentTrustLimits.Delegations; number++) Delegate($"targets/team{number}", "a");
        await _repository.AcceptedAsync();

        Delegate("targets/one-too-many", "a");
        await _repository.RefusedAsync("targets/one-too-many", ContentTrustRule.Delegation);
    }

    private TestRole Delegate(string name, string tag)
    {
        var role = Role(name, tag);
        _repository.Targets.Delegations.Add(role);
        return role;
    }

    private static TestRole Role(string name, string tag)
    {
        var role = new TestRole(name, TestKey.Ecdsa());
        role.Tags[tag] = $"{tag} of {name}";
        return role;
    }
}
