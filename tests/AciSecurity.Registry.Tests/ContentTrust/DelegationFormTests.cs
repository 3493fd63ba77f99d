using System.Text.Json.Nodes;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Which delegations a role can make, and what their metadata must be.</summary>
public sealed class DelegationFormTests
{
    private readonly TestRepository _repository = new();
    private readonly TestRole _releases = new("targets/releases", TestKey.RsaCertificate(new("CN=releaser")));

    public DelegationFormTests()
    {
        _releases.Tags["v1"] = "manifest released";
        _releases.Tags["v3"] = "manifest three";
        _repository.Targets.Delegations.Add(_releases);
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
