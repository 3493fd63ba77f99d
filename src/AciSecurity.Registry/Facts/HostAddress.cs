using AciSecurity.Images;
using AciSecurity.Resources;

namespace AciSecurity.Registry.Facts;

/// <summary>Where the registry of an image's host answers.</summary>
internal static class HostAddress
{
    // Docker Hub's images are of docker.io, where its website is.
    // https://docs.docker.com/reference/api/registry/latest/
    private static readonly Uri DockerHub = new("https://registry-1.docker.io");

    /// <summary>The address; null where there can be none.</summary>
    public static RegistryAddress? Of(string host, string suffix)
    {
        if (host == ImageReference.DockerHub) return new(host, DockerHub);
        return RegistryAddress.TryParse($"https://{host}", suffix, out var address) ? address : null;
    }
}
