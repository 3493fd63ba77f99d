using System.Text;
using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>What the files of a repository say of each other, how old they are, and whose they are.</summary>
public sealed class RepositoryUpdateTests
{
    private readonly TestRepository _repository = new();

    public static TheoryData<string> Roles => ["root", "timestamp", "snapshot", "targets"];

    [Fact]
    public async Task A_repository_is_read_in_five_requests_with_its_roles_and_tags()
    {
        var repository = await _repository.AcceptedAsync();

        Assert.Equal(["root", "timestamp", "snapshot", "targets"], repository.Roles.Select(role => role.Name));
        Assert.All(repository.Roles, role => Assert.Equal(1, role.Version));
        Assert.Equal(_repository.Targets.Keys[0].Id, Assert.Single(repository.Role("targets")!.Signers).Id);
        Assert.Equal(["v1", "v2"], repository.Tags.Keys.Order());
        var tag = repository.Tags["v1"];
        Assert.Equal((TestRepository.ManifestOf("manifest one").Digest, 12, "targets"), (tag.Digest, tag.Length, tag.Role.Name));
        Assert.Equal(["root.json", "timestamp.json"], _repository.Requests.Take(2));
    }

    [Fact]
    public async Task Files_are_asked_for_by_their_hashes()
    {
        foreach (var role in (string[])["snapshot", "targets"])
        {
            var file = _repository.Publish().Files[$"{role}.json"];
            _repository.Files[$"{role}.{AciSecurity.Images.Digest.Of(file).Hex}.json"] = file;
            _repository.Files[$"{role}.json"] = Encoding.UTF8.GetBytes("{}");
            Assert.Null((await _repository.ReadAsync()).Refusal);
        }
    }

    [Fact]
    public async Task A_repository_without_a_root_has_no_signatures()
    {
        var reading = await _repository.ReadAsync();

        Assert.Null(reading.Repository);
        Assert.Null(reading.Refusal);
        Assert.Null(reading.Judge("v1", TestRepository.ManifestOf("manifest one")));
        Assert.Equal(["root.json"], _repository.Requests);
    }

    [Theory]
    [InlineData("timestamp")]
    [InlineData("snapshot")]
    [InlineData("targets")]
    public async Task A_file_that_is_not_there_is_refused(string role)
    {
        _repository.Publish().Files.Remove($"{role}.json");

        TestRepository.AssertRefused(await _repository.ReadAsync(), role, ContentTrustRule.Presence);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Metadata_that_expired_is_refused(string name)
    {
        var role = _repository.Role(name);
        role.Expires = TestRepository.Now.AddSeconds(1);
        await _repository.AcceptedAsync();

        role.Expires = TestRepository.Now.AddSeconds(-1);
        await _repository.RefusedAsync(name, ContentTrustRule.Expiry);
    }

    [Theory]
    [InlineData("2026-01-15T13:00:00+01:30", false)]
    [InlineData("2026-01-15T13:00:00+00:30", true)]
    [InlineData("2026-01-15T11:00:00-01:30", true)]
    [InlineData("2026-01-15T12:00:00.000000001Z", true)]
    public async Task An_expiry_is_understood_with_its_offset(string expires, bool isAccepted)
    {
        _repository.Targets.BeforeSigning = content => content["expires"] = expires;

        if (isAccepted) await _repository.AcceptedAsync();
        else await _repository.RefusedAsync("targets", ContentTrustRule.Expiry);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_version_lower_than_a_known_one_is_refused(string name)
    {
        _repository.Role(name).Version = 4;
        await _repository.AcceptedAsync(known: new Dictionary<string, long> { [name] = 4 });

        await _repository.RefusedAsync(name, ContentTrustRule.Version, known: new Dictionary<string, long> { [name] = 5 });
    }

    [Theory]
    [InlineData("snapshot")]
    [InlineData("targets")]
    public async Task An_older_file_in_the_place_of_the_newest_is_refused(string role)
    {
        var older = _repository.Publish().Files[$"{role}.json"];
        _repository.Role(role).Expires = _repository.Role(role).Expires.AddDays(1);
        _repository.Publish().Files[$"{role}.json"] = older;

        TestRepository.AssertRefused(await _repository.ReadAsync(), role, ContentTrustRule.Hash);
    }

    [Fact]
    public async Task A_root_that_is_not_the_snapshots_is_refused()
    {
        _repository.Publish();
        _repository.Root.Expires = _repository.Root.Expires.AddDays(1);
        _repository.PublishRoot();

        TestRepository.AssertRefused(await _repository.ReadAsync(), "root", ContentTrustRule.Hash);
    }

    [Theory]
    [InlineData("timestamp", "snapshot", "sha256")]
    [InlineData("timestamp", "snapshot", "sha512")]
    [InlineData("snapshot", "root", "sha256")]
    [InlineData("snapshot", "root", "sha512")]
    [InlineData("snapshot", "targets", "sha256")]
    [InlineData("snapshot", "targets", "sha512")]
    public async Task Every_hash_that_is_given_must_be_right(string listing, string role, string algorithm)
    {
        _repository.ChangeListing = (name, files) =>
        {
            if (name == listing) files[role]!["hashes"]![algorithm] = Convert.ToBase64String(new byte[algorithm == "sha256" ? 32 : 64]);
        };

        await _repository.RefusedAsync(role, ContentTrustRule.Hash);
    }

    [Theory]
    [InlineData("timestamp", "snapshot")]
    [InlineData("snapshot", "root")]
    [InlineData("snapshot", "targets")]
    public async Task SHA_256_must_be_given(string listing, string role)
    {
        _repository.ChangeListing = (name, files) =>
        {
            if (name == listing) files[role]!["hashes"]!.AsObject().Remove("sha256");
        };

        await _repository.RefusedAsync(listing, ContentTrustRule.Form);
    }

    [Theory]
    [InlineData("timestamp", "snapshot", 1)]
    [InlineData("timestamp", "snapshot", -1)]
    [InlineData("snapshot", "root", -1)]
    [InlineData("snapshot", "targets", 1)]
    public async Task A_length_must_be_right(string listing, string role, int by)
    {
        _repository.ChangeListing = (name, files) =>
        {
            if (name == listing) files[role]!["length"] = (int)files[role]!["length"]! + by;
        };

        await _repository.RefusedAsync(role, ContentTrustRule.Size);
    }
}
