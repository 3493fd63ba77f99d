namespace AciSecurity.Registry.ContentTrust;

/// <summary>Reads a repository from a believed root down: timestamp, snapshot, targets, delegations.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/client/tufclient.go: update, tuf/builder.go: loadTimestamp, loadSnapshot,
/// loadTargets and loadDelegation</remarks>
internal sealed class RepositoryUpdate(TrustedRoot root, TrustMetadataSource source, IReadOnlyDictionary<string, long> known, DateTimeOffset now)
{
    private readonly List<VerifiedTargets> _targets = [];
    private readonly List<RefusedDelegation> _refused = [];

    /// <summary>Reads it.</summary>
    public async Task<ContentTrustRepository> ReadAsync()
    {
        var rootRole = new VerifiedRole(RoleNames.Root, root.Root.Version, root.Root.Signed.Expires, root.Signers);
        Demand(root.Root.Signed);

        var file = await source.NewestAsync(RoleNames.Timestamp, ContentTrustLimits.TimestampBytes).ConfigureAwait(false)
            ?? throw new ContentTrustRefusedException(RoleNames.Timestamp, ContentTrustRule.Presence, "The metadata of timestamp is not there.");
        var (timestamp, files) = Read(RoleNames.Timestamp, file, FileListing.OfTimestamp);

        file = await source.NamedAsync(RoleNames.Snapshot, files[RoleNames.Snapshot]).ConfigureAwait(false);
        (var snapshot, files) = Read(RoleNames.Snapshot, file, FileListing.OfSnapshot);
        files[RoleNames.Root].Demand(RoleNames.Root, root.Root.File.Span);

        file = await source.NamedAsync(RoleNames.Targets, files[RoleNames.Targets]).ConfigureAwait(false);
        var (role, targets) = Read(RoleNames.Targets, file, TargetsMetadata.Parse);
        await DelegateAsync(Add(role, new(root.Root.Role(RoleNames.Targets), [""]), targets), targets, files).ConfigureAwait(false);
        return new(rootRole, timestamp, snapshot, _targets, _refused);
    }

    private (VerifiedRole Role, T Metadata) Read<T>(string name, byte[] file, Func<SignedMetadata, T> parse)
    {
        var signed = SignedMetadata.Parse(name, file);
        var signers = root.Root.Role(name).Verify(signed);
        var metadata = parse(signed);
        Demand(signed);
        return (new(name, signed.Version, signed.Expires, signers), metadata);
    }

    private async Task DelegateAsync(VerifiedTargets parent, TargetsMetadata metadata, FileListing files)
    {
        foreach (var delegation in metadata.Delegations)
        {
            // Who delegates but has not published yet is in no snapshot.
            var name = delegation.Role.Name;
            if (files.Find(name) is not { } meta) continue;
            if (_targets.Count + _refused.Count > ContentTrustLimits.Delegations)
                throw new ContentTrustRefusedException(name, ContentTrustRule.Delegation, $"The repository has more than {ContentTrustLimits.Delegations} delegations.");
            if (delegation.Role.Keys.Values.Any(CertificateBundle.IsInsufficient))
                throw new ContentTrustRefusedException(name, ContentTrustRule.Certificate, $"A certificate of {name} is of SHA-1 or of a short key.");

            var file = await source.NamedAsync(name, meta).ConfigureAwait(false);
            var targets = TargetsMetadata.Parse(SignedMetadata.Parse(name, file));
            targets.Signed.DemandVersion(known.GetValueOrDefault(name));
            if (Verify(delegation, targets) is not { } role) continue;
            var child = Add(role, delegation.Within(parent.Right), targets);
            parent.Children.Add(child);
            await DelegateAsync(child, targets, files).ConfigureAwait(false);
        }
    }

    /// <summary>Verifies a delegation; null where it is passed over.</summary>
    private VerifiedRole? Verify(Delegation delegation, TargetsMetadata targets)
    {
        try
        {
            var signers = delegation.Role.Verify(targets.Signed);
            targets.Signed.DemandInDate(now);
            return new(delegation.Role.Name, targets.Signed.Version, targets.Signed.Expires, signers);
        }
        catch (ContentTrustRefusedException refusal) when (refusal.Rule is ContentTrustRule.Threshold or ContentTrustRule.Expiry)
        {
            _refused.Add(new(refusal, targets.Tags.Keys.ToHashSet(StringComparer.Ordinal)));
            return null;
        }
    }

    private VerifiedTargets Add(VerifiedRole role, Delegation right, TargetsMetadata metadata)
    {
        var targets = new VerifiedTargets(role, right, metadata.Tags);
        _targets.Add(targets);
        return targets;
    }

    private void Demand(SignedMetadata signed)
    {
        signed.DemandVersion(known.GetValueOrDefault(signed.Role));
        signed.DemandInDate(now);
    }
}
