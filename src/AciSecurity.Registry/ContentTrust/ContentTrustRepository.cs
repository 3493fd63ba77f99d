using AciSecurity.Images;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>The verified trust metadata of a repository.</summary>
internal sealed class ContentTrustRepository
{
    private readonly VerifiedTargets _targets;
    private readonly VerifiedTargets? _releases;
    private readonly ILookup<Digest, SignedTag> _digests;

    /// <summary>Makes it of what was verified.</summary>
    /// <param name="root">The root.</param>
    /// <param name="timestamp">The timestamp.</param>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="targets">The tags, with all delegations.</param>
    /// <param name="refused">The delegations that are passed over.</param>
    public ContentTrustRepository(VerifiedRole root, VerifiedRole timestamp, VerifiedRole snapshot, IReadOnlyList<VerifiedTargets> targets, IReadOnlyList<RefusedDelegation> refused)
    {
        _targets = targets[0];
        _releases = targets.FirstOrDefault(role => role.Role.Name == RoleNames.Releases);
        Roles = [root, timestamp, snapshot, .. targets.Select(role => role.Role)];
        Refused = refused;
        Tags = targets.SelectMany(role => role.Tags.Keys).Distinct(StringComparer.Ordinal)
            .Select(Find).OfType<SignedTag>()
            .ToDictionary(tag => tag.Name, StringComparer.Ordinal);
        _digests = Tags.Values.OrderByDescending(tag => tag.IsReleased).ThenBy(tag => tag.Name, StringComparer.Ordinal).ToLookup(tag => tag.Digest);
    }

    /// <summary>The roles, in the order of reading.</summary>
    public IReadOnlyList<VerifiedRole> Roles { get; }

    /// <summary>The delegations that are passed over.</summary>
    public IReadOnlyList<RefusedDelegation> Refused { get; }

    /// <summary>The signed tags by their names, also those that are not released.</summary>
    public IReadOnlyDictionary<string, SignedTag> Tags { get; }

    /// <summary>The role with a name; null where there is none.</summary>
    public VerifiedRole? Role(string name) => Roles.FirstOrDefault(role => role.Name == name);

    /// <summary>A tag that is signed as <paramref name="digest"/>, a released one before others; null where none is.</summary>
    public SignedTag? SignedAs(Digest digest) => _digests[digest].FirstOrDefault();

    private SignedTag? Find(string tag)
    {
        if ((_releases?.Find(tag) ?? _targets.Find(tag, without: RoleNames.Releases)) is not { } signer) return null;
        var meta = signer.Tags[tag];
        var digest = Digest.Parse(meta.Sha256 is { } hash ? $"sha256:{Hexadecimal(hash)}" : $"sha512:{Hexadecimal(meta.Sha512!)}");
        return new(tag, digest, meta.Length, signer.Role, Roles.Where(role => IsBehind(role, signer.Role)).Min(role => role.Expires));
    }

    /// <summary>Whether a tag of <paramref name="signer"/> rests on a role: on root and snapshot, on itself and on those that delegated to it.</summary>
    private static bool IsBehind(VerifiedRole role, VerifiedRole signer) =>
        role.Name is RoleNames.Root or RoleNames.Snapshot || $"{signer.Name}/".StartsWith($"{role.Name}/", StringComparison.Ordinal);

    private static string Hexadecimal(byte[] hash) => Convert.ToHexString(hash).ToLowerInvariant();
}
