namespace AciSecurity.Registry.ContentTrust;

/// <summary>A timestamp, which names the snapshot, or a snapshot, which names all other files.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/tuf/data/snapshot.go and timestamp.go</remarks>
internal sealed class FileListing
{
    private readonly IReadOnlyDictionary<string, FileMeta> _files;

    private FileListing(IReadOnlyDictionary<string, FileMeta> files) => _files = files;

    /// <summary>Reads a timestamp.</summary>
    public static FileListing OfTimestamp(SignedMetadata signed) => Parse(signed, "Timestamp", [RoleNames.Snapshot]);

    /// <summary>Reads a snapshot.</summary>
    public static FileListing OfSnapshot(SignedMetadata signed) => Parse(signed, "Snapshot", [RoleNames.Root, RoleNames.Targets]);

    /// <summary>What is signed of the file of <paramref name="role"/>; null where it is not named.</summary>
    public FileMeta? Find(string role) => _files.GetValueOrDefault(role);

    /// <summary>What is signed of a file that every listing of this kind names.</summary>
    public FileMeta this[string role] => _files[role];

    private static FileListing Parse(SignedMetadata signed, string type, string[] demanded)
    {
        signed.DemandType(type);
        var files = FileMeta.ParseAll(signed.Content.Member("meta"));
        return demanded.All(role => files.GetValueOrDefault(role)?.Sha256 is not null)
            ? new(files)
            : throw signed.Content.Refusal($"it does not give the SHA-256 of {string.Join(" and ", demanded)}.");
    }
}
