using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace AciSecurity.Registry.Tests.ContentTrust.Notary;

/// <summary>A notary server of its own on loopback, which holds everything in memory, and clients of it.</summary>
public sealed class NotaryServer : IAsyncLifetime
{
    private static readonly string? Program = Find("notary-server");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("notary-");
    private Process? _process;
    private HttpClient? _http;

    /// <summary>Whether the tests run: the programs are there, or must be.</summary>
    internal static bool IsWanted { get; } = (Program is not null && Find("notary") is not null) || Environment.GetEnvironmentVariable("REQUIRE_REAL") == "1";

    private string Address { get; set; } = "";

    public async Task InitializeAsync()
    {
        if (!IsWanted) return;
        using var authority = ServerCertificates.MakeAuthority();
        await File.WriteAllTextAsync(InFolder("ca.crt"), authority.ExportCertificatePem());
        await ServerCertificates.WriteServerAsync(authority, InFolder("server.crt"), InFolder("server.key"));
        _http = ClientThatTrusts(X509CertificateLoader.LoadCertificate(authority.RawData));
        for (var tries = 1; ; tries++)
        {
            if (await StartAsync()) return;
            Assert.True(tries < 4, $"notary-server does not start: {await File.ReadAllTextAsync(InFolder("server.log"))}");
        }
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        _http?.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>A signer with keys of its own.</summary>
    internal NotaryClient NewClient() => new(Address, InFolder("ca.crt"), _folder.CreateSubdirectory(Guid.NewGuid().ToString("N")).FullName);

    /// <summary>Reads a file of trust metadata as a registry's client would.</summary>
    internal async Task<byte[]?> FetchAsync(string gun, string path, CancellationToken cancellationToken)
    {
        using var response = await _http!.GetAsync(new Uri($"{Address}/v2/{gun}/_trust/tuf/{path}"), cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken);
    }

    internal static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private async Task<bool> StartAsync()
    {
        // The server cannot tell which port it was given, so one is asked for before; somebody may take it in between.
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            Address = $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        }

        await File.WriteAllTextAsync(InFolder("server.json"), JsonSerializer.Serialize(new
        {
            server = new { http_addr = Address["https://".Length..], tls_cert_file = InFolder("server.crt"), tls_key_file = InFolder("server.key") },
            trust_service = new { type = "local", key_algorithm = "ecdsa" },
            storage = new { backend = "memory" },
            logging = new { level = "error", file = InFolder("server.log") },
        }));
        await File.WriteAllTextAsync(InFolder("server.log"), "");
        _process = ChildProcess.Start(Program ?? "notary-server", ["-config", InFolder("server.json")], _folder.FullName);
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, line) => File.AppendAllText(InFolder("server.log"), line.Data + "\n");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        for (var tries = 0; tries < 100 && !_process.HasExited; tries++)
        {
            if (await IsHealthyAsync()) return true;
            await Task.Delay(100);
        }

        await StopAsync();
        return false;
    }

    private async Task<bool> IsHealthyAsync()
    {
        try
        {
            using var response = await _http!.GetAsync(new Uri($"{Address}/_notary_server/health"));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task StopAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);

    private static HttpClient ClientThatTrusts(X509Certificate2 authority) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        SslOptions = new()
        {
            CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    });
}
