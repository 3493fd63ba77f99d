using AciSecurity.Faults;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>Reads and verifies the Docker Content Trust of repositories: Notary v1, which follows The Update Framework.</summary>
/// <remarks>https://github.com/notaryproject/notary/tree/9d2b3b35 is the reference for what is verified, and
/// https://learn.microsoft.com/azure/container-registry/container-registry-content-trust-deprecation for what becomes of it in ACR.</remarks>
internal sealed class ContentTrustVerifier
{
    private static readonly IReadOnlyDictionary<string, long> NothingKnown = new Dictionary<string, long>();

    private readonly ContentTrustAnchor _anchor;
    private readonly TimeProvider _clock;
    private readonly RootMetadata? _pinned;

    /// <summary>Verifies by what the caller trusts.</summary>
    /// <exception cref="FaultException">The pinned root is none.</exception>
    public ContentTrustVerifier(ContentTrustAnchor anchor, TimeProvider clock)
    {
        _anchor = anchor;
        _clock = clock;
        _pinned = anchor.Root is { } root ? ReadPinned(root, anchor.RootPath ?? "") : null;
    }

    /// <summary>Reads the repository <paramref name="gun"/>, once for all its tags. Only <paramref name="fetch"/> throws: what is wrong with the
    /// metadata is in the answer.</summary>
    /// <param name="gun">The registry's host, a slash, and the repository's name: <c>contoso.azurecr.io/team/app</c>.</param>
    /// <param name="fetch">Reads one file.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="known">The lowest versions that are accepted, by role, from an earlier reading; null where there was none.</param>
    public async Task<ContentTrustReading> ReadAsync(
        string gun, TrustMetadataFetch fetch, CancellationToken cancellationToken, IReadOnlyDictionary<string, long>? known = null)
    {
        var now = _clock.GetUtcNow();
        var source = new TrustMetadataSource(fetch, cancellationToken);
        var update = new RootUpdate(_anchor, _pinned, new(gun, _anchor, now), source);
        try
        {
            return await update.ReadAsync().ConfigureAwait(false) is { } root
                ? new(_anchor) { Repository = await ReadAsync(root, update, source, known ?? NothingKnown, now).ConfigureAwait(false) }
                : new(_anchor);
        }
        catch (ContentTrustRefusedException refusal)
        {
            return new(_anchor) { Refusal = refusal };
        }
    }

    private static async Task<ContentTrustRepository> ReadAsync(
        TrustedRoot root, RootUpdate update, TrustMetadataSource source, IReadOnlyDictionary<string, long> known, DateTimeOffset now)
    {
        try
        {
            return await new RepositoryUpdate(root, source, known, now).ReadAsync().ConfigureAwait(false);
        }
        catch (ContentTrustRefusedException)
        {
            // Keys may have been rotated since the root was read. Where it is still the newest, the refusal stands.
            var renewed = await update.RenewAsync(root).ConfigureAwait(false);
            if (ReferenceEquals(renewed, root)) throw;
            return await new RepositoryUpdate(renewed, source, known, now).ReadAsync().ConfigureAwait(false);
        }
    }

    private static RootMetadata ReadPinned(ReadOnlyMemory<byte> root, string path)
    {
        try
        {
            return RootMetadata.Parse(root);
        }
        catch (ContentTrustRefusedException refusal)
        {
            throw new FaultException(ContentTrustFaults.RootUnreadable(path, refusal.Message));
        }
    }
}
