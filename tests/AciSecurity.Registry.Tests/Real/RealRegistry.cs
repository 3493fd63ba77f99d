using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AciSecurity.Images;

namespace AciSecurity.Registry.Tests.Real;

/// <summary>Debian's docker-registry on loopback: it has no list of referrers, and its content is in a folder that is deleted with it.</summary>
internal sealed class RealRegistry : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("acisecurity-registry-");
    private Process? _process;

    private RealRegistry(int port) => Port = port;

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>Where it is.</summary>
    public RegistryAddress Address => new($"127.0.0.1:{Port}", new($"http://127.0.0.1:{Port}/"));

    /// <summary>A folder of its own, for what a test makes.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Starts one.</summary>
    /// <param name="authentication">Lines of its configuration about who may ask; empty for everybody.</param>
    public static async Task<RealRegistry> StartAsync(Func<RealRegistry, string>? authentication = null)
    {
        for (var turn = 0; ; turn++)
        {
            var registry = new RealRegistry(FreePort());
            if (await registry.RunAsync(authentication?.Invoke(registry) ?? "")) return registry;
            await registry.DisposeAsync();

            // Somebody else took the port.
            if (turn == 5) throw new InvalidOperationException("docker-registry does not start.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            if (!_process.HasExited) _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private async Task<bool> RunAsync(string authentication)
    {
        var configuration = Path.Combine(Folder, "registry.yml");
        await File.WriteAllTextAsync(configuration, $"""
            version: 0.1
            log:
              level: error
              accesslog:
                disabled: true
            storage:
              filesystem:
                rootdirectory: {Folder}/content
              delete:
                enabled: true
            http:
              addr: 127.0.0.1:{Port}
              secret: loopback
            {authentication}
            """);
        _process = Tool.Start("docker-registry", "serve", configuration);
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient();
        while (!_process.HasExited)
        {
            try
            {
                using var response = await client.GetAsync(new Uri(Address.Endpoint, "/v2/"));
                return !_process.HasExited;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
