using AciSecurity.Resources;

namespace AciSecurity.Policies;

/// <summary>A registry, or a part of one, that a policy lists: a host, and the path that its repositories begin with.</summary>
/// <param name="Host">The registry's host, e.g. <c>contoso.azurecr.io</c>; with a leading <c>*.</c> every host below that domain.</param>
/// <param name="RepositoryPrefix">The first segments of the repository's path, e.g. <c>approved/web</c>; empty for all repositories.</param>
public sealed record RegistryPattern(string Host, string RepositoryPrefix = "")
{
    /// <summary>Reads <c>host</c> or <c>host/repository/prefix</c>.</summary>
    public static RegistryPattern Parse(string text)
    {
        var trimmed = text.Trim().TrimEnd('/').Replace(":443/", "/", StringComparison.Ordinal);
        if (trimmed.EndsWith(":443", StringComparison.Ordinal)) trimmed = trimmed[..^4];
        var slash = trimmed.IndexOf('/');
        return slash < 0 ? new(trimmed) : new(trimmed[..slash], trimmed[(slash + 1)..]);
    }

    /// <summary>Whether the image comes from here. Whole segments of the path count: <c>app</c> is not the start of <c>apples</c>.</summary>
    /// <param name="host">The image's host, in lower case.</param>
    /// <param name="repository">The image's repository.</param>
    public bool Covers(string host, string repository)
    {
        var isHost = Host.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length > Host.Length - 1 && host.EndsWith(Host[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(CanonicalHost(Host), StringComparison.OrdinalIgnoreCase);
        return isHost && (RepositoryPrefix.Length == 0
            || repository.Equals(RepositoryPrefix, StringComparison.OrdinalIgnoreCase)
            || repository.StartsWith(RepositoryPrefix + "/", StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override string ToString() => RepositoryPrefix.Length == 0 ? Host : $"{Host}/{RepositoryPrefix}";

    // Docker Hub has many names, and an image reference has one. A word without a dot is no host at all.
    private static string CanonicalHost(string host) =>
        host.Contains('.') || host.Contains(':') ? ImageReference.Parse(host + "/x/y").Host ?? host : host;
}
