using System.Collections.Concurrent;
using System.Globalization;
using AciSecurity.Images;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace AciSecurity.Registry.Tests.Real.Tokens;

/// <summary>docker-registry that takes tokens only, and the service that gives them, behind one address as registries have it.</summary>
internal sealed class TokenRegistry : IAsyncDisposable
{
    // These are of one connection, and not of what is sent over it (RFC 9110 section 7.6.1); and the client sets the host.
    private static readonly string[] OfConnection = ["Connection", "Host", "Keep-Alive", "Transfer-Encoding"];

    private readonly WebApplication _front;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private RealRegistry? _registry;

    private TokenRegistry(WebApplication front) => _front = front;

    /// <summary>Where both are.</summary>
    public RegistryAddress Address => new(new Uri(_front.Urls.First()).Authority, new(_front.Urls.First()));

    /// <summary>The service.</summary>
    public TokenServer Tokens { get; } = new();

    /// <summary>What the registry was asked: method and path, and what the Authorization header said.</summary>
    public ConcurrentQueue<(string Request, string Authorization)> Requests { get; } = [];

    /// <summary>Starts one.</summary>
    /// <param name="realmHost">The host at which the registry says that its tokens are given.</param>
    public static async Task<TokenRegistry> StartAsync(string realmHost = "127.0.0.1")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var both = new TokenRegistry(builder.Build());
        both._front.Run(both.HandleAsync);
        await both._front.StartAsync();
        both._registry = await RealRegistry.StartAsync(registry => both.Authentication(registry.Folder, realmHost));
        return both;
    }

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        if (_registry is not null) await _registry.DisposeAsync();
        _client.Dispose();
        Tokens.Dispose();
    }

    // https://distribution.github.io/distribution/about/configuration/#token
    private string Authentication(string folder, string realmHost)
    {
        var bundle = Path.Combine(folder, "roots.pem");
        File.WriteAllText(bundle, Tokens.Issuer.RootCertificates);
        return string.Create(CultureInfo.InvariantCulture, $"""
            auth:
              token:
                realm: http://{realmHost}:{Address.Endpoint.Port}/token
                service: {TokenServer.Service}
                issuer: {TokenIssuer.Name}
                rootcertbundle: {bundle}
            """);
    }

    private Task HandleAsync(HttpContext context)
    {
        if (context.Request.Path == "/token") return Tokens.AnswerAsync(context);
        Requests.Enqueue(($"{context.Request.Method} {context.Request.Path}", context.Request.Headers.Authorization.ToString()));
        return ForwardAsync(context);
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var request = new HttpRequestMessage(new(context.Request.Method), new Uri(_registry!.Address.Endpoint, target));
        if (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0) request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers.Where(header => !OfConnection.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.AsEnumerable())) request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        // docker-registry writes addresses with the host that it was asked at.
        request.Headers.Host = context.Request.Host.Value;
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfConnection.Contains(header.Key))) context.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(context.Response.Body);
    }
}
