using System.Management.Automation;
using AciSecurity.Images;
using AciSecurity.Resources;
using AciSecurity.Signatures;

namespace AciSecurity.Binding;

/// <summary>An image as somebody names it: a reference, or what Get-AcrImage and Get-AcrUnsignedImage give.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Tags">The tags: the one of a reference, or all that lead to an image that was read; empty where there is none.</param>
/// <param name="Digest">The digest; null where there is none. It decides where there is a tag too.</param>
internal sealed record ImageArgument(RegistryArgument Registry, string Repository, IReadOnlyList<string> Tags, string? Digest)
{
    private const string Http = "http://";
    private const string Https = "https://";

    /// <summary>Reads <paramref name="value"/>; null where it names no image.</summary>
    /// <remarks>Used on the pipeline thread: an object's properties may be scripts of the session.</remarks>
    public static ImageArgument? Of(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => OfText(text.Trim()),
        RegistryImage image => OfImage(image),
        ImageSignatures signatures => OfImage(signatures.Image),
        _ => null,
    };

    /// <summary>Which images of its registry are meant: this one, and nothing beside it.</summary>
    /// <param name="withTags">Whether it has to be known which of its tags lead to it, and not only its digest.</param>
    public ImageQuery Query(bool withTags = false) => new()
    {
        Repositories = [Repository],
        Tags = Digest is null ? [.. Tags.DefaultIfEmpty("latest")] : withTags ? Tags : [],
        Digests = Images.Digest.TryParse(Digest, out var digest) ? [digest] : [],
        IsExpanded = false,
    };

    /// <summary>Whether this is what is meant by it, as it was read.</summary>
    public bool Is(RegistryImage image) => Digest is null || image.Digest.ToString() == Digest;

    /// <inheritdoc/>
    public override string ToString() => $"{Registry.Text}/{Repository}{(Digest is not null ? $"@{Digest}" : Tags.Count > 0 ? $":{Tags[0]}" : "")}";

    private static ImageArgument OfImage(RegistryImage image) => new(RegistryArgument.OfImage(image), image.Repository, image.Tags, image.Digest.ToString());

    private static ImageArgument? OfText(string text)
    {
        var isPlain = text.StartsWith(Http, StringComparison.OrdinalIgnoreCase);
        var name = isPlain ? text[Http.Length..] : text.StartsWith(Https, StringComparison.OrdinalIgnoreCase) ? text[Https.Length..] : text;
        var reference = ImageReference.Parse(name);
        if (reference.Host is null || reference.Repository is null || !RepositoryName.IsValid(reference.Repository)) return null;

        // Without a registry Docker Hub would be meant, and hardly by anybody.
        if (!name.StartsWith(reference.Host + "/", StringComparison.OrdinalIgnoreCase)) return null;
        if (reference.Tag is { } tag && !RepositoryName.IsTag(tag)) return null;
        if (reference.Digest is { } digest && !Images.Digest.TryParse(digest, out _)) return null;
        return new(new((isPlain ? Http : "") + reference.Host), reference.Repository, reference.Tag is null ? [] : [reference.Tag], reference.Digest);
    }
}
