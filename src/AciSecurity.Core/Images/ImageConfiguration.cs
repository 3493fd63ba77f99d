using System.Globalization;

namespace AciSecurity.Images;

/// <summary>How an image runs, and what was written into it when it was built.</summary>
/// <remarks>https://github.com/opencontainers/image-spec/blob/main/config.md. Of environment variables only the names are kept: values may be secrets.</remarks>
public sealed record ImageConfiguration
{
    /// <summary>Names of base images, where builders write them: https://github.com/opencontainers/image-spec/blob/main/annotations.md</summary>
    public const string BaseNameLabel = "org.opencontainers.image.base.name";

    /// <summary>Digests of base images, where builders write them.</summary>
    public const string BaseDigestLabel = "org.opencontainers.image.base.digest";

    /// <summary>The user it runs as, a name or a number, maybe with a group; empty where nothing is said, which means root.</summary>
    public string User { get; init; } = "";

    /// <summary>What is run.</summary>
    public IReadOnlyList<string> Entrypoint { get; init; } = [];

    /// <summary>The arguments, or what is run where there is no entrypoint.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Ports that it says it listens on, e.g. <c>8080/tcp</c>.</summary>
    public IReadOnlyList<string> ExposedPorts { get; init; } = [];

    /// <summary>Names of environment variables that it sets.</summary>
    public IReadOnlyList<string> EnvironmentNames { get; init; } = [];

    /// <summary>Its labels.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>When it was built; null where nothing is said. Reproducible builds say 1970 or another time that means nothing.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>For which machine it is.</summary>
    public Platform? Platform { get; init; }

    /// <summary>What it was built on, as its labels or annotations say; null where they do not.</summary>
    public string? BaseImageName { get; init; }

    /// <summary>The digest of what it was built on; null where nothing is said.</summary>
    public Digest? BaseImageDigest { get; init; }

    /// <summary>The digests of its layers without compression, the lowest first: an image begins with those of the one that it was built on.</summary>
    public IReadOnlyList<Digest> Layers { get; init; } = [];

    /// <summary>The distribution of Linux in it; null where none was found, or nobody looked.</summary>
    public Distribution? Distribution { get; init; }

    /// <summary>Whether it runs as root: it says so, or says nothing. A group after a colon changes nothing, and 00 is a number.</summary>
    public bool RunsAsRoot => User.Split(':')[0].Trim() is var user
        && (user is "" or "root" || (long.TryParse(user, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id) && id == 0));
}
