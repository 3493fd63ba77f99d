namespace AciSecurity.Resources;

/// <summary>Where a resource was read.</summary>
/// <param name="Kind">The kind of source.</param>
/// <param name="File">Full path of the file that declares it; null where there is none.</param>
/// <param name="Line">Line of its declaration in <paramref name="File"/>, counted from 1; 0 where it is not known.</param>
public sealed record Origin(OriginKind Kind, string? File = null, int Line = 0)
{
    /// <summary>The origin of objects that come through the pipeline.</summary>
    public static Origin Pipeline { get; } = new(OriginKind.Pipeline);

    /// <inheritdoc/>
    public override string ToString() => File is null ? Kind.ToString() : Line > 0 ? $"{File}:{Line}" : File;
}
