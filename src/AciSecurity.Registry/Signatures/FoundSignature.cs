using AciSecurity.Images;
using AciSecurity.Registry.Images;
using AciSecurity.Signatures;

namespace AciSecurity.Registry.Signatures;

/// <summary>Something in a registry that says it signs an image. Whoever may push can have put it there.</summary>
/// <param name="Format">How it is made.</param>
/// <param name="Manifest">The manifest that holds it.</param>
/// <param name="Blob">The signature in it: an envelope, a bundle, or the payload of a cosign signature with its annotations.</param>
internal sealed record FoundSignature(SignatureFormat Format, Manifest Manifest, Descriptor Blob)
{
    /// <summary>The blob's bytes, where it had to be looked into; null elsewhere.</summary>
    public byte[]? Content { get; init; }
}
