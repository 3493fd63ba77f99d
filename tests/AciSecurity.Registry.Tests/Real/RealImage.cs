using AciSecurity.Images;

namespace AciSecurity.Registry.Tests.Real;

/// <summary>An image that umoci makes and skopeo pushes.</summary>
internal static class RealImage
{
    /// <summary>Makes an image with a user, a port, a label and an os-release, and pushes it.</summary>
    /// <param name="registry">Where it goes.</param>
    /// <param name="name">Repository and tag.</param>
    /// <param name="credentials">User and password with a colon between; null where nobody signs in.</param>
    /// <returns>Its digest, as skopeo says it.</returns>
    public static async Task<string> PushAsync(RegistryAddress registry, string name, string? credentials = null)
    {
        var work = Directory.CreateTempSubdirectory("acisecurity-image-");
        try
        {
            await MakeAsync(Path.Combine(work.FullName, "layout"), Path.Combine(work.FullName, "bundle"));
            return await PushAsync(Path.Combine(work.FullName, "layout"), $"docker://{registry.LoginServer}/{name}", credentials);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    private static async Task MakeAsync(string layout, string bundle)
    {
        await Tool.RunAsync("umoci", "init", "--layout", layout);
        await Tool.RunAsync("umoci", "new", "--image", $"{layout}:v1");
        await Tool.RunAsync("umoci", "unpack", "--rootless", "--image", $"{layout}:v1", bundle);
        var root = Path.Combine(bundle, "rootfs");
        Directory.CreateDirectory(Path.Combine(root, "etc"));
        Directory.CreateDirectory(Path.Combine(root, "usr", "lib"));
        await File.WriteAllTextAsync(Path.Combine(root, "usr", "lib", "os-release"), "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\nVERSION_ID=\"12\"\n");
        File.CreateSymbolicLink(Path.Combine(root, "etc", "os-release"), "../usr/lib/os-release");
        await Tool.RunAsync("umoci", "repack", "--image", $"{layout}:v1", bundle);
        await Tool.RunAsync("umoci", "config", "--image", $"{layout}:v1", "--config.user", "1000:1000", "--config.entrypoint", "/bin/app", "--config.exposedports", "8080/tcp", "--config.env", "API_KEY=planted", "--config.label", "team=shop");
    }

    private static async Task<string> PushAsync(string layout, string image, string? credentials)
    {
        string[] access = credentials is null ? [] : ["--dest-creds", credentials];
        await Tool.RunAsync("skopeo", ["--insecure-policy", "copy", "--dest-tls-verify=false", .. access, $"oci:{layout}:v1", image]);
        string[] reading = credentials is null ? [] : ["--creds", credentials];
        return (await Tool.RunAsync("skopeo", ["inspect", "--tls-verify=false", .. reading, "--format", "{{.Digest}}", image])).Trim();
    }
}
