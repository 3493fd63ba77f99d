namespace AciSecurity.Images;

/// <summary>The kind of machine that an image is for.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/main/image-index.md</remarks>
/// <param name="OperatingSystem">E.g. <c>linux</c>; <c>unknown</c> for what is no image.</param>
/// <param name="Architecture">E.g. <c>amd64</c>, by the names that Go gives them.</param>
/// <param name="Variant">E.g. <c>v8</c>; null where there is none.</param>
public sealed record Platform(string OperatingSystem, string Architecture, string? Variant = null)
{
    /// <inheritdoc/>
    public override string ToString() => Variant is null ? $"{OperatingSystem}/{Architecture}" : $"{OperatingSystem}/{Architecture}/{Variant}";
}
