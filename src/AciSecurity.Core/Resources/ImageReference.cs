using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>A container image reference: registry host, repository, and tag or digest.</summary>
/// <remarks>The grammar is that of the distribution project's reference package: the first part is a host when it has a dot
/// or a colon or is "localhost"; otherwise the image is Docker Hub's, and a single name there is in "library".</remarks>
/// <param name="Host">The registry's host, lower case; null where only an expression knows it.</param>
/// <param name="Repository">The repository's path; null where only an expression knows it.</param>
/// <param name="Tag">The tag; null where there is none.</param>
/// <param name="Digest">The digest with its algorithm, e.g. <c>sha256:…</c>; null where there is none.</param>
/// <param name="Text">The reference as it was written, for evidence.</param>
public sealed partial record ImageReference(string? Host, string? Repository, string? Tag, string? Digest, string Text)
{
    /// <summary>Docker Hub's host, which images without a host come from.</summary>
    public const string DockerHub = "docker.io";

    /// <summary>Whether the tag or digest is known not to be hidden in an expression.</summary>
    public bool IsVersionKnown { get; init; } = true;

    /// <summary>Whether the image is named by a whole SHA-256 digest, so that nobody can change what runs.</summary>
    /// <remarks>https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests: 64 hexadecimal digits, lower case.</remarks>
    public bool IsPinned => Digest is not null && Sha256().IsMatch(Digest);

    /// <summary>How the image is asked for: its repository with the digest, or with the tag where there is none. Null where an expression
    /// hides a part of that.</summary>
    public string? Locator => (Host, Repository, IsVersionKnown, Digest) switch
    {
        (null, _, _, _) or (_, null, _, _) or (_, _, false, _) => null,
        (_, _, _, null) => $"{Host}/{Repository}:{Tag ?? "latest"}",
        _ => $"{Host}/{Repository}@{Digest}",
    };

    /// <summary>Reads a reference as it stands in an image setting.</summary>
    public static ImageReference Parse(string text)
    {
        var rest = text.Trim();
        string? digest = null;
        if (rest.LastIndexOf('@') is >= 0 and var at)
        {
            digest = rest[(at + 1)..];
            rest = rest[..at];
        }

        var host = DockerHub;
        var slash = rest.IndexOf('/');
        if (slash > 0 && IsHost(rest[..slash]))
        {
            host = CanonicalHost(rest[..slash]);
            rest = rest[(slash + 1)..];
        }

        string? tag = null;
        if (rest.LastIndexOf(':') is > 0 and var colon)
        {
            tag = rest[(colon + 1)..];
            rest = rest[..colon];
        }

        if (host == DockerHub && !rest.Contains('/')) rest = "library/" + rest;
        return new(host, rest, Empty(tag), Empty(digest), text);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsHost(string part) =>
        part.Contains('.') || part.Contains(':') || part.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    private static string CanonicalHost(string host)
    {
        var lower = host.ToLowerInvariant();
        return lower is "index.docker.io" or "registry-1.docker.io" or "registry.hub.docker.com" ? DockerHub : lower;
    }

    [GeneratedRegex("^sha256:[0-9a-f]{64}\\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sha256();

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
