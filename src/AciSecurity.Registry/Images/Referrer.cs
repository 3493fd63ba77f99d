using AciSecurity.Images;

namespace AciSecurity.Registry.Images;

/// <summary>A manifest that refers to an image, with all that it is made of.</summary>
/// <param name="Manifest">The manifest, with its artifact type and annotations.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Subject">The image.</param>
/// <param name="Blobs">Its blobs and their bytes.</param>
internal sealed record Referrer(Descriptor Manifest, ReadOnlyMemory<byte> Content, Descriptor Subject, IReadOnlyList<(Descriptor Descriptor, ReadOnlyMemory<byte> Content)> Blobs);
