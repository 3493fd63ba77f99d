using AciSecurity.Registry.ContentTrust;
using AciSecurity.Registry.Tests.ContentTrust.Metadata;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>Roots that follow each other: each is signed by the one before.</summary>
public sealed class RootRotationTests
{
    private readonly TestRepository _repository = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Rotations_are_followed_from_a_pinned_root_and_from_a_pinned_key(int rotations)
    {
        var (root, key) = (_repository.PinRoot(), ContentTrustAnchor.OfKeys([_repository.Root.Keys[0].Id]));
        _repository.RotateRoot(rotations);

        Assert.Equal(rotations + 1, (await _repository.AcceptedAsync(root)).Role("root")!.Version);
        Assert.Equal(rotations + 1, (await _repository.AcceptedAsync(key)).Role("root")!.Version);
    }

    [Fact]
    public async Task A_new_root_that_the_former_did_not_sign_is_refused()
    {
        var (root, key) = (_repository.PinRoot(), ContentTrustAnchor.OfKeys([_repository.Root.Keys[0].Id]));
        _repository.RotateRoot(1);
        _repository.Root.Signers = null;

        await _repository.AcceptedAsync();
        await _repository.RefusedAsync("root", ContentTrustRule.Rotation, root);
        await _repository.RefusedAsync("root", ContentTrustRule.Rotation, key);
    }

    [Fact]
    public async Task A_new_root_that_only_the_former_signed_is_refused()
    {
        var root = _repository.PinRoot();
        var former = _repository.Root.Keys[0];
        _repository.RotateRoot(1);
        _repository.Root.Signers = [former];

        await _repository.RefusedAsync("root", ContentTrustRule.Threshold, root);
    }

    [Fact]
    public async Task The_former_roots_own_threshold_counts()
    {
        var former = new[] { _repository.Root.Keys[0], TestRepository.RootKey() };
        _repository.Root.Keys = [.. former];
        _repository.Root.Threshold = 2;
        var root = _repository.PinRoot();
        _repository.Root.Threshold = 1;
        _repository.RotateRoot(1);
        await _repository.AcceptedAsync(root);

        _repository.Root.Signers = [former[0], .. _repository.Root.Keys];
        await _repository.RefusedAsync("root", ContentTrustRule.Rotation, root);
    }

    [Theory]
    [InlineData("2.root.json")]
    [InlineData("3.root.json")]
    public async Task A_root_between_must_be_there(string missing)
    {
        var root = _repository.PinRoot();
        _repository.RotateRoot(3);
        _repository.Publish().Files.Remove(missing);

        TestRepository.AssertRefused(await _repository.ReadAsync(root), "root", ContentTrustRule.Presence);
    }

    [Fact]
    public async Task A_root_between_must_have_the_version_that_it_stands_for()
    {
        var root = _repository.PinRoot();
        _repository.RotateRoot(3);
        _repository.Publish().Files["2.root.json"] = _repository.Files["3.root.json"];

        TestRepository.AssertRefused(await _repository.ReadAsync(root), "root", ContentTrustRule.Version);
    }

    [Fact]
    public async Task A_root_between_may_have_expired()
    {
        var root = _repository.PinRoot();
        _repository.Root.Expires = TestRepository.Now.AddDays(-1);
        _repository.RotateRoot(1);
        _repository.PublishRoot();
        _repository.Root.Expires = TestRepository.Now.AddDays(1);
        _repository.RotateRoot(1);

        await _repository.AcceptedAsync(root);
    }

    [Fact]
    public async Task A_root_older_than_the_pinned_one_is_refused()
    {
        _repository.RotateRoot(1);
        var root = _repository.PinRoot();
        _repository.Files["root.json"] = _repository.Publish().Files["1.root.json"];

        TestRepository.AssertRefused(await _repository.ReadAsync(root), "root", ContentTrustRule.Version);
    }

    [Fact]
    public async Task A_version_far_away_is_not_walked_to()
    {
        var root = _repository.PinRoot();
        _repository.RotateRoot(1);
        _repository.Root.Version = int.MaxValue;

        await _repository.RefusedAsync("root", ContentTrustRule.Rotation, root);
        await _repository.RefusedAsync("root", ContentTrustRule.Anchor, ContentTrustAnchor.OfKeys([TestRepository.RootKey().Id]));
        Assert.InRange(_repository.Requests.Count, 1, ContentTrustLimits.RootRotations + 4);
    }

    [Fact]
    public async Task A_rotation_while_the_repository_is_read_is_followed()
    {
        var first = _repository.Publish().Files["root.json"];
        _repository.RotateRoot(1);
        _repository.Timestamp.Keys = [TestKey.Ed25519()];
        _repository.Publish();
        var served = false;

        var reading = await new ContentTrustVerifier(ContentTrustAnchor.FirstUse, new FixedClock(TestRepository.Now)).ReadAsync(
            TestRepository.Gun,
            (path, limit, token) =>
            {
                if (path != "root.json" || served) return _repository.FetchAsync(path, limit, token);
                served = true;
                return Task.FromResult<byte[]?>(first);
            },
            CancellationToken.None);

        Assert.Null(reading.Refusal);
        Assert.Equal(2, reading.Repository!.Role("root")!.Version);
    }
}
