namespace AciSecurity.Resources;

/// <summary>How one container group uses one registry: all that is kept of the group.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Deployment">The deployment that declares the group; null where its source knows of none.</param>
/// <param name="ByIdentity">Whether it signs in with a managed identity.</param>
/// <param name="ByDigest">Whether it names an image by its digest.</param>
/// <param name="Principals">The identities that it signs in with: ids of their resources, and their object ids where Azure returned them.</param>
public sealed record RegistryUse(string Group, string? Deployment, bool ByIdentity, bool ByDigest, IReadOnlyList<string> Principals);
