using System.Collections.Concurrent;
using AciSecurity.Images;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AciSecurity.Registry.Tests.Fake;

/// <summary>A registry on loopback that answers as a test says, however wrong that is.</summary>
internal sealed class FakeRegistry : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FakeRegistry(WebApplication application) => _application = application;

    /// <summary>Answers a request; false where the registry has nothing there.</summary>
    public Func<HttpContext, Task<bool>> Answer { get; set; } = _ => Task.FromResult(false);

    /// <summary>What is there, by its path.</summary>
    public ConcurrentDictionary<string, (string Type, byte[] Content)> Content { get; } = new(StringComparer.Ordinal);

    /// <summary>What was asked: method, path with query, and what the Authorization header said.</summary>
    public ConcurrentQueue<(string Method, string Path, string Authorization)> Requests { get; } = [];

    /// <summary>Where it is.</summary>
    public Uri Endpoint => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Where it is, as the client wants it.</summary>
    public RegistryAddress Address => new(Endpoint.Authority, Endpoint);

    /// <summary>Starts one.</summary>
    public static async Task<FakeRegistry> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.Limits.MinResponseDataRate = null);
        var application = builder.Build();
        var registry = new FakeRegistry(application);
        application.Run(registry.HandleAsync);
        await application.StartAsync();
        return registry;
    }

    /// <summary>Puts a manifest there, by its digest and maybe a tag.</summary>
    public Descriptor Put(string repository, byte[] content, string mediaType, string? tag = null)
    {
        var digest = Digest.Of(content);
        Content[$"/v2/{repository}/manifests/{digest}"] = (mediaType, content);
        if (tag is not null) Content[$"/v2/{repository}/manifests/{tag}"] = (mediaType, content);
        return new(mediaType, digest, content.Length);
    }

    /// <summary>Puts a blob there.</summary>
    public Descriptor PutBlob(string repository, byte[] content, string mediaType)
    {
        var digest = Digest.Of(content);
        Content[$"/v2/{repository}/blobs/{digest}"] = ("application/octet-stream", content);
        return new(mediaType, digest, content.Length);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path + context.Request.QueryString;
        Requests.Enqueue((context.Request.Method, path, context.Request.Headers.Authorization.ToString()));
        if (await Answer(context)) return;
        if (!Content.TryGetValue(context.Request.Path, out var found))
        {
            context.Response.StatusCode = 404;
            return;
        }

        context.Response.ContentType = found.Type;
        await context.Response.Body.WriteAsync(found.Content);
    }
}
