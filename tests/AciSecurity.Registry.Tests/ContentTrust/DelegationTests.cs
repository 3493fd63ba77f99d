using AciSecurity.Registry.Tests.ContentTrust.Metadata;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Who may sign in the place of others, for which tags, and whose word wins.</summary>
public sealed class DelegationTests : DelegationTest
{
    [Fact]
    public async Task TheReleases_win_over_targets()
    {
        var tags = (await Repository.AcceptedAsync()).Tags;

        Assert.Equal((TestRepository.ManifestOf("manifest released").Digest, "targets/releases"), (tags["v1"].Digest, tags["v1"].Role.Name));
        Assert.Equal("targets", tags["v2"].Role.Name);
        Assert.Equal("targets/releases", tags["v3"].Role.Name);
        Assert.All(tags.Values, tag => Assert.True(tag.IsReleased));
    }

    [Fact]
    public async Task Who_signed_is_told_with_the_certificate()
    {
        var result = (await Repository.Publish().ReadAsync()).Judge("v3", TestRepository.ManifestOf("manifest three"))!;

        Assert.Equal((SignatureVerdict.Valid, "CN=releaser", Releases.Keys[0].Id), (result.Verdict, result.Signer!.Subject, result.Signer.KeyId));
        Assert.Equal("CN=releaser", Assert.Single(result.Certificates).Subject);
        Assert.Equal(["trust anchor", "root", "timestamp", "snapshot", "targets", "targets/releases", "tag"], result.Checks.Select(check => check.Name));
    }

    [Fact]
    public async Task A_tag_of_another_delegation_alone_is_not_released()
    {
        Delegate("targets/alice", "v9");

        var reading = await Repository.Publish().ReadAsync();
        var result = reading.Judge("v9", TestRepository.ManifestOf("v9 of targets/alice"))!;

        Assert.False(reading.Repository!.Tags["v9"].IsReleased);
        Assert.Equal(SignatureVerdict.Invalid, result.Verdict);
        Assert.Contains("targets/alice", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_of_another_delegation_does_not_hide_that_of_targets()
    {
        Delegate("targets/alice", "v2");

        Assert.Equal("targets", (await Repository.AcceptedAsync()).Tags["v2"].Role.Name);
    }

    [Fact]
    public async Task A_tag_below_theReleases_is_not_released_even_where_targets_has_it()
    {
        Releases.Delegations.Add(Role("targets/releases/team", "v2"));

        var tag = (await Repository.AcceptedAsync()).Tags["v2"];

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
        Releases.Paths = ["other", path];

        Assert.Equal(isCovered, (await Repository.AcceptedAsync()).Tags.ContainsKey("v3"));
    }

    [Fact]
    public async Task Who_has_no_path_signs_nothing()
    {
        Releases.Paths = [];
        Assert.False((await Repository.AcceptedAsync()).Tags.ContainsKey("v3"));

        Repository.Targets.BeforeSigning = content => content["delegations"]!["roles"]![0]!.AsObject().Remove("paths");
        Assert.False((await Repository.AcceptedAsync()).Tags.ContainsKey("v3"));
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
        Repository.Targets.Delegations[^1].Delegations.Add(child);

        Assert.Equal(isCovered, (await Repository.AcceptedAsync()).Tags.ContainsKey("v4"));
    }

    [Fact]
    public async Task A_wider_path_than_the_parents_is_dropped()
    {
        Delegate("targets/alice", "a").Paths = ["v4"];
        var child = Role("targets/alice/bob", "v4");
        child.Paths = ["v"];
        Repository.Targets.Delegations[^1].Delegations.Add(child);

        Assert.False((await Repository.AcceptedAsync()).Tags.ContainsKey("v4"));
    }

    [Fact]
    public async Task Delegations_are_asked_breadth_first_in_their_order()
    {
        var alice = Delegate("targets/alice", "a");
        alice.Delegations.Add(Role("targets/alice/deep", "v7"));
        Delegate("targets/bob", "v7");
        Delegate("targets/carol", "v7");

        Assert.Equal("targets/bob", (await Repository.AcceptedAsync()).Tags["v7"].Role.Name);
    }

    [Fact]
    public async Task The_first_of_the_expiries_that_signers_must_renew_is_the_tags()
    {
        Releases.Expires = TestRepository.Now.AddDays(30);
        Repository.Timestamp.Expires = TestRepository.Now.AddDays(1);
        Assert.Equal(TestRepository.Now.AddDays(30), (await Repository.AcceptedAsync()).Tags["v3"].Expires, TimeSpan.FromSeconds(1));
        Assert.Equal(TestRepository.Now.AddYears(1), (await Repository.AcceptedAsync()).Tags["v2"].Expires, TimeSpan.FromSeconds(1));

        Repository.Targets.Expires = TestRepository.Now.AddDays(20);
        Assert.Equal(TestRepository.Now.AddDays(20), (await Repository.AcceptedAsync()).Tags["v3"].Expires, TimeSpan.FromSeconds(1));
    }
}
