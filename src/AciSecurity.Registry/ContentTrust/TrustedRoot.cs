namespace AciSecurity.Registry.ContentTrust;

/// <summary>A root that is believed.</summary>
/// <param name="Root">The root.</param>
/// <param name="Signers">The keys that signed it.</param>
internal sealed record TrustedRoot(RootMetadata Root, IReadOnlyList<TrustKey> Signers);
