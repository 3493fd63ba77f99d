using AciSecurity.Images;

namespace AciSecurity.Registry.Attributes;

/// <summary>What Azure Container Registry knows of a manifest beside its content.</summary>
/// <remarks>GET /acr/v1/{name}/_manifests: https://learn.microsoft.com/rest/api/containerregistry/manifests/get-list</remarks>
/// <param name="Digest">The manifest.</param>
/// <param name="MediaType">What it is; null where nothing is said.</param>
/// <param name="ConfigMediaType">What its configuration is; null where nothing is said.</param>
/// <param name="Tags">The tags that lead to it.</param>
/// <param name="Created">When it was pushed first.</param>
/// <param name="Updated">When it was changed last.</param>
/// <param name="Size">Bytes of it with all its layers.</param>
/// <param name="Locks">What may be done to it; null where nothing is said.</param>
/// <param name="Quarantine">Passed, Failed and so on; null where the registry quarantines nothing.</param>
internal sealed record ManifestAttributes(
    Digest Digest, string? MediaType, string? ConfigMediaType, IReadOnlyList<string> Tags, DateTimeOffset? Created, DateTimeOffset? Updated, long? Size, ImageLocks? Locks, string? Quarantine);
