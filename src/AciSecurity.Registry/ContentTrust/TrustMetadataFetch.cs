namespace AciSecurity.Registry.ContentTrust;

/// <summary>Reads one file of a repository's trust metadata.</summary>
/// <remarks>GET https://&lt;registry&gt;/v2/&lt;gun&gt;/_trust/tuf/&lt;path&gt;:
/// https://github.com/notaryproject/notary/blob/9d2b3b35/server/server.go</remarks>
/// <param name="path">Below <c>_trust/tuf/</c>, e.g. <c>root.json</c>, <c>2.root.json</c> or <c>targets/releases.json</c>. Letters, digits, <c>-_./</c> only.</param>
/// <param name="limit">What is longer, in bytes, is refused: nobody needs to read on beyond one more.</param>
/// <param name="cancellationToken">Ends it.</param>
/// <returns>The file; null where the server has none (404).</returns>
internal delegate Task<byte[]?> TrustMetadataFetch(string path, int limit, CancellationToken cancellationToken);
