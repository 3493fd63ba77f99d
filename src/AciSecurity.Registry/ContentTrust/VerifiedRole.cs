namespace AciSecurity.Registry.ContentTrust;

/// <summary>A role whose metadata was verified.</summary>
/// <param name="Name">The role.</param>
/// <param name="Version">The version of its metadata: who remembers it can tell an older one the next time.</param>
/// <param name="Expires">When the metadata expires.</param>
/// <param name="Signers">The keys that signed it.</param>
internal sealed record VerifiedRole(string Name, long Version, DateTimeOffset Expires, IReadOnlyList<TrustKey> Signers);
