using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using AciSecurity.Images;
using AciSecurity.Registry;
using AciSecurity.Registry.Images;

namespace AciSecurity.Benchmarks.Registry;

/// <summary>Debian's docker-registry in a process of its own, full of images that nobody has signed.</summary>
internal sealed class DockerRegistry : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aci-bench-registry-");
    private readonly Process _process;

    /// <summary>Starts one.</summary>
    public DockerRegistry()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        Address = new(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")));
        var configuration = Path.Combine(_folder.FullName, "registry.yml");
        File.WriteAllText(configuration, $"version: 0.1\nlog: {{level: error, accesslog: {{disabled: true}}}}\nstorage: {{filesystem: {{rootdirectory: {_folder.FullName}/content}}}}\nhttp: {{addr: {Address.LoginServer}, secret: loopback}}\n");
#pragma warning disable RS0030 // A benchmark of whole processes starts them.
        _process = Process.Start(new ProcessStartInfo("docker-registry", ["serve", configuration]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
#pragma warning restore RS0030
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it is.</summary>
    public RegistryAddress Address { get; }

    /// <summary>Fills it.</summary>
    public async Task FillAsync(int repositories, int images)
    {
        using var client = new HttpClient();
        for (var isUp = false; !isUp;)
        {
            try
            {
                using var response = await client.GetAsync(new Uri(Address.Endpoint, "/v2/"));
                isUp = true;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }

        using var registry = new OpenedRegistry(new(Address));
        await Parallel.ForEachAsync(Enumerable.Range(0, repositories * images), async (number, cancellation) =>
        {
            var pusher = new ImagePusher(registry.Repository(Name(number / images)));
            var config = JsonSerializer.SerializeToUtf8Bytes(new { os = "linux", architecture = "amd64", config = new { User = "1000", Labels = new { number = $"{number}" } } });
            var configuration = new Descriptor(MediaTypes.OciConfig, Digest.Of(config), config.Length);
            await pusher.PushBlobAsync(configuration, config, cancellation);
            var manifest = JsonSerializer.SerializeToUtf8Bytes(new { schemaVersion = 2, mediaType = MediaTypes.OciManifest, config = new { mediaType = MediaTypes.OciConfig, digest = $"{configuration.Digest}", size = configuration.Size }, layers = Array.Empty<object>() });
            await pusher.PushManifestAsync(new(MediaTypes.OciManifest, Digest.Of(manifest), manifest.Length), manifest, Tag(number % images), cancellation);
        });
    }

    /// <summary>The name of a repository.</summary>
    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"team{number}/app");

    /// <summary>A tag.</summary>
    public static string Tag(int number) => string.Create(CultureInfo.InvariantCulture, $"v{number}");

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
