using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Arm;
using AciSecurity.Simulator.Blobs;
using AciSecurity.Simulator.Entra;
using AciSecurity.Simulator.Faults;
using AciSecurity.Simulator.Registry;
using AciSecurity.Simulator.Requests;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Simulator.Store;
using AciSecurity.Simulator.Vaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace AciSecurity.Simulator.Hosting;

/// <summary>A made-up Azure on this machine: Entra, managed identities, Resource Manager and Resource Graph, on one TLS port of the
/// loopback address and one plain one for managed identities, as App Service has it. Each registry has a TLS port of its own, and one
/// more has their blobs.</summary>
public sealed class AzureSimulator : IAsyncDisposable
{
    private readonly Scenario _scenario;
    private readonly ResourceStore _store;
    private readonly X509Certificate2 _certificate;
    private readonly RegistryHosts _registries;
    private readonly List<ListenOptions> _listeners = [];
    private readonly WebApplication _server;
    private RequestPipeline? _pipeline;

    private AzureSimulator(Scenario scenario, SimulatorOptions options)
    {
        HasLocalRegistries = options.LocalRegistries;
        _scenario = scenario;
        _store = ResourceStore.Of(scenario);
        _registries = new(scenario, _store, options.Clock);
        _certificate = ServerCertificate.Create(TimeProvider.System);
        Requests = new(options.Clock);
        Blobs = new() { Folder = options.BlobFolder };
        Faults = new() { Latency = options.Latency };
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [] });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
            kestrel.Limits.MaxRequestBufferSize = null;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, options.Port, ListenSecurely);
            kestrel.Listen(IPAddress.Loopback, 0, _listeners.Add);
            kestrel.Listen(IPAddress.Loopback, 0, ListenSecurely);
            foreach (var _ in _registries.All) kestrel.Listen(IPAddress.Loopback, 0, ListenSecurely);
        });
        _server = builder.Build();
        _server.Run(http => _pipeline!.RunAsync(http));
    }

    /// <summary>Where ARM, Entra and Resource Graph answer.</summary>
    public Uri Endpoint { get; private set; } = null!;

    /// <summary>Where blobs are: below it come account, container and name.</summary>
    public Uri BlobService => new(Endpoint, BlobEndpoint.Root);

    /// <summary>Where key vaults are: below it come vault, secrets and name.</summary>
    public Uri VaultService => new(Endpoint, VaultEndpoint.Root);

    /// <summary>Where managed identities get tokens: IDENTITY_ENDPOINT.</summary>
    public Uri IdentityEndpoint { get; private set; } = null!;

    /// <summary>What they must know to get them: IDENTITY_HEADER.</summary>
    public string IdentityHeader { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Whether resources say the addresses at which registries are on this machine.</summary>
    public bool HasLocalRegistries { get; }

    /// <summary>The SHA-1 of the certificate, in hexadecimal.</summary>
    public string CertificateThumbprint => _certificate.Thumbprint;

    /// <summary>The certificate, for clients that trust by a file.</summary>
    public string CertificatePem => _certificate.ExportCertificatePem();

    /// <summary>The tenant's GUID.</summary>
    public string TenantId => _scenario.Tenant.Id;

    /// <summary>What it was started with.</summary>
    public Scenario Scenario => _scenario;

    /// <summary>What came so far.</summary>
    public RequestLog Requests { get; }

    /// <summary>The blobs that were written.</summary>
    public BlobStore Blobs { get; }

    /// <summary>The secrets that were kept in vaults.</summary>
    public VaultStore Vaults { get; } = new();

    /// <summary>The passwords of registries.</summary>
    public RegistryPasswords Passwords { get; } = new();

    /// <summary>The registries of the scenario, which have a data plane.</summary>
    public IReadOnlyList<SimulatedRegistry> Registries => _registries.All;

    /// <summary>What is to go wrong.</summary>
    public FaultPlan Faults { get; }

    /// <summary>Starts one.</summary>
    public static async Task<AzureSimulator> StartAsync(Scenario scenario, SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var simulator = new AzureSimulator(scenario, options);
        try
        {
            await simulator._server.StartAsync(cancellationToken);
            simulator.Open(options);
            return simulator;
        }
        catch
        {
            await simulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>An HttpClient that trusts this simulator's certificate and no other.</summary>
    public HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        SslOptions = new() { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == CertificateThumbprint },
    })
    {
        BaseAddress = Endpoint,
    };

    /// <summary>One of the registries, by its name.</summary>
    public SimulatedRegistry Registry(string name) =>
        Registries.FirstOrDefault(registry => registry.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new ArgumentException($"The scenario has no registry {name}.", nameof(name));

    /// <summary>A resource as it is now, without what only single requests show; null when there is none.</summary>
    public JsonObject? Find(string id) => _store.Find(id.TrimEnd('/').ToLowerInvariant())?.ToObject();

    /// <summary>Makes or changes a resource behind everybody's back.</summary>
    public void Put(JsonObject resource)
    {
        foreach (var stored in new ResourceIntake(_scenario).WithChildren(resource)) _store.Put(stored);
    }

    /// <summary>Makes a resource disappear with everything below it.</summary>
    public void Remove(string id) => _store.Remove(id.TrimEnd('/').ToLowerInvariant());

    /// <summary>Adds faults.</summary>
    public void Fail(params ReadOnlySpan<Fault> faults) => Faults.Add(faults);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        try
        {
            await _server.StopAsync(now.Token);
        }
        catch (OperationCanceledException)
        {
            // What is still being answered ends with its connection.
        }

        await _server.DisposeAsync();
        _certificate.Dispose();
    }

    private void ListenSecurely(ListenOptions listener)
    {
        _listeners.Add(listener);
        listener.UseHttps(_certificate);
    }

    private void Open(SimulatorOptions options)
    {
        var ports = _listeners.Select(listener => listener.IPEndPoint!.Port).ToList();
        var port = ports[0];
        Endpoint = new($"https://localhost:{port}");
        IdentityEndpoint = new($"http://127.0.0.1:{ports[1]}{ManagedIdentityEndpoint.Path}");
        var root = $"https://localhost:{port}";
        var tokens = new AccessTokens(_scenario, root, options.Clock) { Lifetime = options.TokenLifetime };
        var authentication = new Authentication(tokens, root);
        _registries.Open(ports[3..], dataPort: ports[2], tokens, Passwords, root, options.LocalRegistries);
        _pipeline = new(
            new EntraEndpoint(_scenario, tokens, root, options.Clock),
            new ManagedIdentityEndpoint(_scenario, tokens, IdentityHeader, root, options.Clock),
            new ArmEndpoint(_scenario, _store, authentication, Passwords, root, options.Clock),
            new BlobEndpoint(_scenario, Blobs, new(tokens)),
            new VaultEndpoint(_store, Vaults, new(tokens), root, options.Clock),
            _registries,
            authentication,
            Faults,
            Requests);
    }
}
