using System.Globalization;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>The files of one repository, as far as they are read.</summary>
internal sealed class TrustMetadataSource(TrustMetadataFetch fetch, CancellationToken cancellationToken)
{
    private int _left = ContentTrustLimits.RepositoryBytes;

    /// <summary>The newest file of a role, whose hash nobody knows; null where there is none.</summary>
    public Task<byte[]?> NewestAsync(string role, int limit) => ReadAsync(role, $"{role}.json", limit);

    /// <summary>A root by its version; null where there is none.</summary>
    public Task<byte[]?> RootAsync(long version) =>
        ReadAsync(RoleNames.Root, string.Create(CultureInfo.InvariantCulture, $"{version}.{RoleNames.Root}.json"), ContentTrustLimits.MetadataBytes);

    /// <summary>The file of a role that signed metadata names. It is asked for by its hash, so that a publication meanwhile does no harm; and by its
    /// role where the server does not know it by its hash.</summary>
    public async Task<byte[]> NamedAsync(string role, FileMeta meta)
    {
        if (meta.Length > ContentTrustLimits.MetadataBytes) throw TooLarge(role);
        var limit = (int)meta.Length;
        var file = (meta.Sha256 is null ? null : await ReadAsync(role, $"{role}.{Convert.ToHexString(meta.Sha256).ToLowerInvariant()}.json", limit).ConfigureAwait(false))
            ?? await NewestAsync(role, limit).ConfigureAwait(false)
            ?? throw new ContentTrustRefusedException(role, ContentTrustRule.Presence, $"The metadata of {role} is not there.");
        meta.Demand(role, file);
        return file;
    }

    private async Task<byte[]?> ReadAsync(string role, string path, int limit)
    {
        limit = Math.Min(limit, _left);
        if (await fetch(path, limit, cancellationToken).ConfigureAwait(false) is not { } file) return null;
        if (file.Length > limit) throw TooLarge(role);
        _left -= file.Length;
        return file;
    }

    private static ContentTrustRefusedException TooLarge(string role) =>
        new(role, ContentTrustRule.Size, $"The metadata of {role} is longer than is signed, or than is read.");
}
