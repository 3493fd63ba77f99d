using AciSecurity.Images;

namespace AciSecurity.Registry.ContentTrust;

/// <summary>A tag, and what was signed under it.</summary>
/// <param name="Name">The tag.</param>
/// <param name="Digest">The manifest's digest: by SHA-256, or by SHA-512 where no other is signed.</param>
/// <param name="Length">The manifest's length as it is signed.</param>
/// <param name="Role">Who signed it.</param>
/// <param name="Expires">When the first of the metadata expires that its signers have to renew. The timestamp is not among them: the server does that.</param>
internal sealed record SignedTag(string Name, Digest Digest, long Length, VerifiedRole Role, DateTimeOffset Expires)
{
    /// <summary>Whether Docker takes it: it asks <c>targets/releases</c> and <c>targets</c>, and no other role.</summary>
    /// <remarks>https://github.com/docker/cli/blob/master/cli/command/image/trust.go: trustedPull and TrustedReference</remarks>
    public bool IsReleased => Role.Name is RoleNames.Targets or RoleNames.Releases;
}
