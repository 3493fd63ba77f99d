using System.Collections.Concurrent;
using System.Net;
using System.Text;
using AciSecurity.Sessions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Azure.Tests;

/// <summary>Answers requests by their method and path, without a network; remembers what was asked.</summary>
internal sealed class PlayedAzure : HttpMessageHandler
{
    private readonly Dictionary<string, Func<HttpRequestMessage, HttpResponseMessage>> _answers = new(StringComparer.OrdinalIgnoreCase);

    public static AzureEnvironment Environment { get; } = new()
    {
        Name = "Played",
        ResourceManager = new("https://arm.example"),
        Authority = new("https://entra.example"),
        KeyVaultSuffix = ".vault.example",
        RegistrySuffix = ".azurecr.example",
    };

    public ConcurrentQueue<string> Asked { get; } = new();

    public HttpPipeline Pipeline => HttpPipelineBuilder.Build(new Options { Transport = new HttpClientTransport(this), Retry = { MaxRetries = 0 } });

    /// <summary>Answers a path with JSON; the query is not looked at.</summary>
    public PlayedAzure On(string path, string json, int status = 200, params (string Name, string Value)[] headers) => On(path, _ => Json(json, status, headers));

    public PlayedAzure On(string path, Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        _answers[path] = answer;
        return this;
    }

    public static HttpResponseMessage Json(string json, int status = 200, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers) response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        Asked.Enqueue(request.RequestUri!.PathAndQuery);
        if (_answers.TryGetValue(request.RequestUri!.AbsolutePath, out var answer)) return answer(request);
        return Json("""{ "value": [] }""");
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => throw new NotSupportedException();

    private sealed class Options : ClientOptions;
}
