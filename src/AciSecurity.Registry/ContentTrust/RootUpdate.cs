using AciSecurity.Signatures;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>Finds the root of a repository: the newest, by way of all between it and what is trusted.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/client/tufclient.go: bootstrapClient and updateRoot</remarks>
internal sealed class RootUpdate(ContentTrustAnchor anchor, RootMetadata? pinned, RootTrust trust, TrustMetadataSource source)
{
    /// <summary>The newest root, believed; null where the repository has no trust metadata. Its expiry is not looked at yet.</summary>
    public async Task<TrustedRoot?> ReadAsync()
    {
        if (await source.NewestAsync(RoleNames.Root, ContentTrustLimits.MetadataBytes).ConfigureAwait(false) is not { } file) return null;
        var newest = RootMetadata.Parse(file);
        if (pinned is not null) return await FollowAsync(pinned, newest).ConfigureAwait(false);
        if (anchor.IsFirstUse || trust.IsPinned(newest)) return new(newest, trust.Demand(newest, former: null));
        var former = await FindPinnedAsync(newest.Version).ConfigureAwait(false) ?? throw RootTrust.NotPinned();
        return await FollowAsync(former, newest).ConfigureAwait(false);
    }

    /// <summary>A root that became newer while its repository was read.</summary>
    public async Task<TrustedRoot> RenewAsync(TrustedRoot former)
    {
        var file = await source.NewestAsync(RoleNames.Root, ContentTrustLimits.MetadataBytes).ConfigureAwait(false);
        return file is not { } bytes || bytes.AsSpan().SequenceEqual(former.Root.File.Span)
            ? former
            : await FollowAsync(former.Root, RootMetadata.Parse(bytes)).ConfigureAwait(false);
    }

    /// <summary>The oldest root with a trusted key, where the newest has none any more: its successors are signed by it.</summary>
    private async Task<RootMetadata?> FindPinnedAsync(long newest)
    {
        for (var version = 1L; version < Math.Min(newest, ContentTrustLimits.RootRotations); version++)
        {
            if (await source.RootAsync(version).ConfigureAwait(false) is not { } file) continue;
            var root = Versioned(file, version);
            if (!trust.IsPinned(root)) continue;
            trust.Demand(root, former: null);
            return root;
        }

        return null;
    }

    private async Task<TrustedRoot> FollowAsync(RootMetadata former, RootMetadata newest)
    {
        newest.Signed.DemandVersion(former.Version);
        if (newest.Version - former.Version > ContentTrustLimits.RootRotations)
            throw RootTrust.Refusal(ContentTrustRule.Rotation, $"Version {newest.Version} of the root is too far from version {former.Version}, which is trusted.");
        for (var version = former.Version + 1; version < newest.Version && !trust.IsVouchedFor(newest, former); version++)
        {
            var file = await source.RootAsync(version).ConfigureAwait(false)
                ?? throw RootTrust.Refusal(ContentTrustRule.Presence, $"Version {version} of the root is not there, and no former one vouches for version {newest.Version}.");
            var next = Versioned(file, version);
            trust.Demand(next, former);
            former = next;
        }

        return new(newest, trust.Demand(newest, former));
    }

    private static RootMetadata Versioned(ReadOnlyMemory<byte> file, long version)
    {
        var root = RootMetadata.Parse(file);
        return root.Version == version
            ? root
            : throw RootTrust.Refusal(ContentTrustRule.Version, $"Version {root.Version} of the root stands where version {version} should.");
    }
}
