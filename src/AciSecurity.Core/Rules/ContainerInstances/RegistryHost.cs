using System.Text.RegularExpressions;
using AciSecurity.Policies;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A registry as the host of an image tells it.</summary>
/// <param name="Kind">What it is to those who pull from it.</param>
/// <param name="Name">What it is called.</param>
internal sealed partial record RegistryHost(RegistryKind Kind, string Name)
{
    private static readonly Dictionary<string, string> PublicHosts = new(StringComparer.OrdinalIgnoreCase)
    {
        [ImageReference.DockerHub] = "Docker Hub",
        ["quay.io"] = "Quay.io",
        ["ghcr.io"] = "GitHub Container Registry",
        ["public.ecr.aws"] = "Amazon ECR Public",
        ["gcr.io"] = "Google Container Registry",
        ["registry.k8s.io"] = "the Kubernetes registry",
        ["registry.gitlab.com"] = "the GitLab registry",
    };

    /// <summary>The registry that an image comes from; the policy's word counts first.</summary>
    public static RegistryHost Of(ImageReference image, Policy policy)
    {
        if (image.Host is not { } host) return new(RegistryKind.Unknown, "unknown");
        if (policy.PrivateRegistries.Contains(host, StringComparer.OrdinalIgnoreCase)) return new(RegistryKind.Listed, "private registry of the policy");
        if (IsAzure(image, host)) return new(RegistryKind.Azure, "Azure Container Registry");
        if (Microsoft().IsMatch(host)) return new(RegistryKind.Microsoft, "Microsoft Artifact Registry");
        if (PublicHosts.TryGetValue(host, out var name)) return new(RegistryKind.Public, name);
        return host.EndsWith(".gcr.io", StringComparison.OrdinalIgnoreCase)
            ? new(RegistryKind.Public, PublicHosts["gcr.io"])
            : new(RegistryKind.Unknown, "unknown");
    }

    /// <summary>Whether it is an Azure Container Registry of which an expression hides the name: its host is the suffix alone.</summary>
    public static bool IsSomeAzure(ImageReference image) =>
        image.Repository is null && image.Host is "azurecr.io" or "azurecr.us" or "azurecr.cn";

    /// <summary>A registry's login server, of any cloud. The suffix alone, without a repository, is what
    /// <see cref="ImageExpression"/> makes of a registry that an expression names; written out it is no registry.</summary>
    private static bool IsAzure(ImageReference image, string host) =>
        LoginServer().IsMatch(host) || IsSomeAzure(image);

    // contoso.azurecr.io, contoso-hash.azurecr.io, contoso.westeurope.geo.azurecr.io
    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+){0,2}\.azurecr\.(?:io|us|cn)(?::443)?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LoginServer();

    // Also the data endpoints and the registry's twin in Azure China.
    // https://github.com/microsoft/containerregistry/blob/main/docs/client-firewall-rules.md
    [GeneratedRegex(@"^(?:[a-z0-9-]+\.)*mcr\.(?:microsoft\.com|azure\.cn)(?::443)?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Microsoft();
}
