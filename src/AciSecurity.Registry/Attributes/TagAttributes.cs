using AciSecurity.Images;

namespace AciSecurity.Registry.Attributes;

/// <summary>What Azure Container Registry knows of a tag.</summary>
/// <remarks>GET /acr/v1/{name}/_tags: https://learn.microsoft.com/rest/api/containerregistry/tag/get-list</remarks>
/// <param name="Name">The tag.</param>
/// <param name="Digest">To what it leads.</param>
/// <param name="Updated">When it was moved last.</param>
/// <param name="IsSigned">Whether Docker Content Trust has it: it says nothing of other signatures.</param>
/// <param name="Locks">What may be done to it; null where nothing is said.</param>
internal sealed record TagAttributes(string Name, Digest Digest, DateTimeOffset? Updated, bool IsSigned, ImageLocks? Locks);
