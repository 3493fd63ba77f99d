namespace AciSecurity.Registry.ContentTrust;

/// <summary>The tags that a role signed, and to whom it delegates.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/tuf/data/targets.go</remarks>
/// <param name="Signed">What it has in common with other metadata.</param>
/// <param name="Tags">The tags, and what their manifests are.</param>
/// <param name="Delegations">To whom it delegates, in its order.</param>
internal sealed record TargetsMetadata(SignedMetadata Signed, IReadOnlyDictionary<string, FileMeta> Tags, IReadOnlyList<Delegation> Delegations)
{
    /// <summary>Reads the metadata of targets or of a delegation.</summary>
    public static TargetsMetadata Parse(SignedMetadata signed)
    {
        signed.DemandType("Targets");
        _ = (signed.Version, signed.Expires);
        return new(signed, FileMeta.ParseAll(signed.Content.Optional("targets")), Delegation.ParseAll(signed.Role, signed.Content.Optional("delegations")));
    }
}
