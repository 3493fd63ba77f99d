using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.AzurePolicies;

/// <summary>Lists of a policy's registries in the form in which conditions compare them.</summary>
internal static class RegistryLists
{
    /// <summary>The hosts that mean Docker Hub.</summary>
    public static IReadOnlyList<string> DockerHubHosts { get; } =
        [ImageReference.DockerHub, "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com"];

    /// <summary>Whether the pattern is about Docker Hub, which images without a host come from.</summary>
    public static bool IsDockerHub(RegistryPattern pattern) =>
        DockerHubHosts.Contains(pattern.Host, StringComparer.OrdinalIgnoreCase);

    /// <summary>What names begin with that one of the patterns covers: each way to write a host, and for Docker Hub none as well.</summary>
    public static IReadOnlyList<string> Beginnings(IEnumerable<RegistryPattern> patterns) =>
        [.. patterns.Where(pattern => !IsDomain(pattern)).SelectMany(Spellings).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The domains of the patterns that allow every host below one, with the dot before them.</summary>
    public static IReadOnlyList<string> Domains(IEnumerable<RegistryPattern> patterns) =>
        [.. patterns.Where(IsDomain).Select(pattern => pattern.ToString()[1..]).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static bool IsDomain(RegistryPattern pattern) => pattern.Host.StartsWith("*.", StringComparison.Ordinal);

    private static IEnumerable<string> Spellings(RegistryPattern pattern)
    {
        if (!IsDockerHub(pattern)) return [pattern.ToString()];
        var hosts = DockerHubHosts.Select(host => (pattern with { Host = host }).ToString());
        return pattern.RepositoryPrefix.Length == 0 ? hosts : hosts.Append(pattern.RepositoryPrefix);
    }
}
