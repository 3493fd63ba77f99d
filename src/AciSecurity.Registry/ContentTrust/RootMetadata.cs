namespace AciSecurity.Registry.ContentTrust;

/// <summary>The root of a repository: which keys its roles have.</summary>
/// <remarks>https://github.com/notaryproject/notary/blob/9d2b3b35/tuf/data/root.go</remarks>
internal sealed class RootMetadata
{
    private readonly IReadOnlyDictionary<string, TrustRole> _roles;

    private RootMetadata(ReadOnlyMemory<byte> file, SignedMetadata signed, IReadOnlyDictionary<string, TrustRole> roles)
    {
        File = file;
        Signed = signed;
        _roles = roles;
    }

    /// <summary>The file, whose hash stands in the snapshot.</summary>
    public ReadOnlyMemory<byte> File { get; }

    /// <summary>What it has in common with other metadata.</summary>
    public SignedMetadata Signed { get; }

    /// <summary>Its version.</summary>
    public long Version => Signed.Version;

    /// <summary>Reads a root. It must name all four roles.</summary>
    public static RootMetadata Parse(ReadOnlyMemory<byte> file)
    {
        var signed = SignedMetadata.Parse(RoleNames.Root, file.Span);
        signed.DemandType("Root");
        var keys = TrustKey.ParseAll(signed.Content.Member("keys"));
        var roles = signed.Content.Member("roles");
        _ = (signed.Version, signed.Expires);
        return new(file, signed, RoleNames.Base.ToDictionary(name => name, name => TrustRole.Parse(name, roles.Member(name), keys), StringComparer.Ordinal));
    }

    /// <summary>Who may sign <paramref name="name"/>, one of <see cref="RoleNames.Base"/>.</summary>
    public TrustRole Role(string name) => _roles[name];
}
