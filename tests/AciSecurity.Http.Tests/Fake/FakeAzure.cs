using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace AciSecurity.Http.Tests.Fake;

/// <summary>A tenant of Microsoft Entra ID, a managed identity and a Resource Manager that says what it is told to, over TLS on
/// loopback with a certificate made at start.</summary>
internal sealed class FakeAzure : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate;

    private FakeAzure(WebApplication app, X509Certificate2 certificate)
    {
        _app = app;
        _certificate = certificate;
    }

    /// <summary>Where it is.</summary>
    public Uri Address => new(_app.Urls.First());

    /// <summary>The thumbprint of its certificate, SHA-1.</summary>
    public string Thumbprint => _certificate.Thumbprint;

    /// <summary>The thumbprint of its certificate, SHA-256.</summary>
    public string Sha256 => _certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);

    /// <summary>Who may sign in.</summary>
    public FakeTenant Tenant { get; } = new();

    /// <summary>The requests that came to the Resource Manager, with the token of each.</summary>
    public ConcurrentQueue<(string Path, string? Token)> Requests { get; } = [];

    /// <summary>What the Resource Manager does.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("{}");

    public static async Task<FakeAzure> StartAsync()
    {
        var certificate = FakeCertificate.Make("localhost");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(certificate);
        }));
        var fake = new FakeAzure(builder.Build(), certificate);
        fake._app.Run(fake.HandleAsync);
        await fake._app.StartAsync();
        return fake;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    private Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path == "/identity" || path.Contains("/oauth2/", StringComparison.Ordinal)) return Tenant.HandleAsync(context);
        var header = context.Request.Headers.Authorization.ToString();
        Requests.Enqueue((path, header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : null));
        return Answer(context);
    }
}
