using System.Management.Automation;
using AciSecurity.Images;
using AciSecurity.Resources;
using AciSecurity.Signatures;

namespace AciSecurity.Binding;

/// <summary>An image as somebody names it: a reference, or what Get-AcrImage and Get-AcrUnsignedImage give.</summary>
/// <param name="Registry">The registry.</param>
/// <param name="Repository">The repository.</param>
/// <param name="Tag">The tag; null where there is none.</param>
/// <param name="Digest">The digest; null where there is none. It decides where there is a tag too.</param>
internal sealed record ImageArgument(RegistryArgument Registry, string Repository, string? Tag, string? Digest)
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

    /// <summary>Which images of its registry are meant: this one.</summary>
    public ImageQuery Query() => new()
    {
        Repositories = [Repository],
        Tags = Digest is null ? [Tag ?? "latest"] : [],
        Digests = Images.Digest.TryParse(Digest, out var digest) ? [digest] : [],
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Registry.Text}/{Repository}{(Digest is not null ? $"@{Digest}" : Tag is not null ? $":{Tag}" : "")}";

    private static ImageArgument OfImage(RegistryImage image) => new(new(image.Registry, image.ResourceId), image.Repository, image.Tags.Count > 0 ? image.Tags[0] : null, image.Digest.ToString());

    private static ImageArgument? OfText(string text)
    {
        var isPlain = text.StartsWith(Http, StringComparison.OrdinalIgnoreCase);
        var reference = ImageReference.Parse(isPlain ? text[Http.Length..] : text.StartsWith(Https, StringComparison.OrdinalIgnoreCase) ? text[Https.Length..] : text);
        if (reference.Host is null || reference.Repository is null || !RepositoryName.IsValid(reference.Repository)) return null;
        if (reference.Tag is { } tag && !RepositoryName.IsTag(tag)) return null;
        if (reference.Digest is { } digest && !Images.Digest.TryParse(digest, out _)) return null;
        return new(new((isPlain ? Http : "") + reference.Host), reference.Repository, reference.Tag, reference.Digest);
    }
}
