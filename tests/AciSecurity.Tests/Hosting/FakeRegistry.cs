using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AciSecurity.Tests.Hosting;

/// <summary>A registry on loopback without TLS, which has the lists and locks of Azure too. Repositories below <c>refuse</c> refuse: <c>refuse/503</c> with that status.</summary>
internal sealed partial class FakeRegistry : IAsyncDisposable
{
    private const string Manifest = "application/vnd.oci.image.manifest.v1+json";

    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, (string Type, byte[] Content)> _content = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _locks = new(StringComparer.Ordinal);

    private FakeRegistry(WebApplication application) => _application = application;

    /// <summary>What users call it: Azure's clouds of one machine end with this host.</summary>
    public string LoginServer => $"localhost:{new Uri(_application.Urls.First()).Port}";

    /// <summary>Where it is.</summary>
    public string Address => $"http://{LoginServer}";

    /// <summary>What changed it: method and path.</summary>
    public ConcurrentQueue<string> Writes { get; } = [];

    /// <summary>What it was told in Authorization headers.</summary>
    public ConcurrentQueue<string> Authorizations { get; } = [];

    public static async Task<FakeRegistry> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var registry = new FakeRegistry(builder.Build());
        registry._application.Run(registry.HandleAsync);
        await registry._application.StartAsync();
        return registry;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    /// <summary>Puts an image there, or another thing, and gives its digest.</summary>
    public string Put(string repository, string[] tags, string config = """{ "os": "linux", "architecture": "amd64" }""", string configType = "application/vnd.oci.image.config.v1+json")
    {
        var digest = PutBlob(repository, Encoding.UTF8.GetBytes(config));
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = Manifest,
            config = new { mediaType = configType, digest, size = config.Length },
            layers = Array.Empty<object>(),
        });
        foreach (var reference in tags.Append(DigestOf(manifest))) _content[$"/v2/{repository}/manifests/{reference}"] = (Manifest, manifest);
        return DigestOf(manifest);
    }

    private string PutBlob(string repository, byte[] content)
    {
        _content[$"/v2/{repository}/blobs/{DigestOf(content)}"] = ("application/octet-stream", content);
        return DigestOf(content);
    }

    private static string DigestOf(byte[] content) => $"sha256:{Convert.ToHexString(SHA256.HashData(content)).ToLowerInvariant()}";

    private Task HandleAsync(HttpContext context)
    {
        var (request, path) = (context.Request, context.Request.Path.Value!);
        if (request.Headers.Authorization.ToString() is { Length: > 0 } authorization) Authorizations.Enqueue(authorization);
        if (Refusing().Match(path) is { Success: true } refusing) return RefuseAsync(context, refusing.Groups[1].Value);
        if (request.Method is not ("GET" or "HEAD")) return ChangeAsync(context, path);
        if (_content.TryGetValue(path, out var found)) return SendAsync(context, found.Type, found.Content);
        return ListOf(path) is { } list ? SendAsync(context, "application/json", JsonSerializer.SerializeToUtf8Bytes(list)) : StatusAsync(context, 404);
    }

    private object? ListOf(string path)
    {
        if (path == "/v2/_catalog") return new { repositories = References().Select(item => item.Repository).Distinct().Order() };
        if (Lists().Match(path) is { Success: true } tags) return new { name = tags.Groups[1].Value, tags = Tags(tags.Groups[1].Value) };
        if (Attributes().Match(path) is not { Success: true } match) return null;
        var repository = match.Groups[1].Value;
        return match.Groups[2].Value switch
        {
            "_tags" when match.Groups[3].Length == 0 => new { tags = Tags(repository).Select(tag => new { name = tag, digest = DigestAt(repository, tag) }) },
            "_manifests" when match.Groups[3].Length == 0 => new { manifests = Digests(repository).Select(digest => new { digest, mediaType = Manifest, tags = Tags(repository).Where(tag => DigestAt(repository, tag) == digest) }) },
            "" => new { manifestCount = Digests(repository).Count(), changeableAttributes = Locks(path) },
            _ => _content.ContainsKey($"/v2/{repository}/manifests/{match.Groups[3].Value}") ? new { changeableAttributes = Locks(path) } : null,
        };
    }

    private JsonElement Locks(string path) => JsonDocument.Parse(_locks.GetValueOrDefault(path, "{}")).RootElement;

    private IEnumerable<(string Repository, string Reference)> References() =>
        _content.Keys.Select(path => Manifests().Match(path)).Where(match => match.Success).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    private IEnumerable<string> Tags(string repository) => References().Where(item => item.Repository == repository && !item.Reference.Contains(':')).Select(item => item.Reference).Order(StringComparer.Ordinal);

    private IEnumerable<string> Digests(string repository) => References().Where(item => item.Repository == repository && item.Reference.Contains(':')).Select(item => item.Reference).Order(StringComparer.Ordinal);

    private string DigestAt(string repository, string tag) => DigestOf(_content[$"/v2/{repository}/manifests/{tag}"].Content);

    private async Task ChangeAsync(HttpContext context, string path)
    {
        Writes.Enqueue($"{context.Request.Method} {path}");
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var repository = Repository().Match(path).Groups[1].Value;
        switch (context.Request.Method)
        {
            case "POST":
                context.Response.Headers.Location = $"/v2/{repository}/blobs/uploads/1";
                context.Response.StatusCode = 202;
                break;
            case "PATCH":
                _locks[path] = Encoding.UTF8.GetString(body.ToArray());
                break;
            case "PUT" when path.Contains("/uploads/", StringComparison.Ordinal):
                PutBlob(repository, body.ToArray());
                context.Response.StatusCode = 201;
                break;
            default:
                var name = $"/v2/{repository}/manifests/";
                _content[path] = _content[name + DigestOf(body.ToArray())] = (context.Request.ContentType!, body.ToArray());
                context.Response.StatusCode = 201;
                break;
        }
    }

    private static Task RefuseAsync(HttpContext context, string how)
    {
        context.Response.Headers.RetryAfter = "0";
        if (how == "broken") return SendAsync(context, Manifest, "[]"u8.ToArray());
        if (how == "locked" && context.Request.Method == "GET") return SendAsync(context, "application/json", """{ "changeableAttributes": {} }"""u8.ToArray());
        var (status, error) = how switch
        {
            "closed" => (403, new { code = "DENIED", message = "client with IP '192.0.2.1' is not allowed access." }),
            "locked" => (405, new { code = "UNSUPPORTED", message = "The operation is unsupported." }),
            _ => (int.Parse(how, CultureInfo.InvariantCulture), new { code = "REFUSED", message = "no" }),
        };
        context.Response.StatusCode = status;
        return SendAsync(context, "application/json", JsonSerializer.SerializeToUtf8Bytes(new { errors = new[] { error } }));
    }

    private static Task StatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static async Task SendAsync(HttpContext context, string type, byte[] content)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        if (context.Request.Method != "HEAD") await context.Response.Body.WriteAsync(content);
    }

    [GeneratedRegex(@"/refuse/(\w+)")]
    private static partial Regex Refusing();

    [GeneratedRegex("^/v2/(.+)/tags/list$")]
    private static partial Regex Lists();

    [GeneratedRegex("^/v2/(.+)/manifests/([^/]+)$")]
    private static partial Regex Manifests();

    [GeneratedRegex("^/v2/(.+?)/(?:manifests|blobs)/")]
    private static partial Regex Repository();

    [GeneratedRegex("^/acr/v1/(.+?)(?:/(_tags|_manifests)(?:/([^/]+))?)?$")]
    private static partial Regex Attributes();
}
