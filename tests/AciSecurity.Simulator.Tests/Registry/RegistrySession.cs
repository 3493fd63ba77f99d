using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Registry;

namespace AciSecurity.Simulator.Tests.Registry;

/// <summary>A client of a registry that knows nothing but HTTP: it meets each challenge with a token for the scope that is named there.</summary>
internal sealed partial class RegistrySession(AzureSimulator azure, string registry) : IDisposable
{
    public const string Audience = "https://containerregistry.azure.net";
    public const string Manifest = "application/vnd.oci.image.manifest.v1+json";
    public const string Index = "application/vnd.oci.image.index.v1+json";

    private static readonly string[] Accepted = [Manifest, Index, "application/vnd.docker.distribution.manifest.v2+json", "application/vnd.docker.distribution.manifest.list.v2+json"];
    private readonly HttpClient _client = azure.CreateClient();
    private string _refresh = "";

    public SimulatedRegistry Registry { get; } = azure.Registry(registry);

    public static async Task<RegistrySession> OpenAsync(AzureSimulator azure, string registry, string application = "operator")
    {
        var session = new RegistrySession(azure, registry);
        session._refresh = (await session.ExchangeAsync(await session.EntraTokenAsync(application))).Body["refresh_token"]!.ToString();
        return session;
    }

    public async Task<string> EntraTokenAsync(string application, string audience = Audience)
    {
        using var session = new Session(azure);
        var registered = azure.Scenario.Applications.Single(found => found.Name == application);
        var answer = await session.TokenAsync(new() { ["grant_type"] = "client_credentials", ["client_id"] = registered.ClientId, ["client_secret"] = registered.Secret!, ["scope"] = audience + "/.default" });
        return answer.Body!["access_token"]!.ToString();
    }

    public Task<RegistryAnswer> ExchangeAsync(string token) =>
        FormAsync("/oauth2/exchange", new() { ["grant_type"] = "access_token", ["service"] = Registry.LoginServer, ["tenant"] = azure.TenantId, ["access_token"] = token });

    public async Task<string> AccessTokenAsync(string scope) =>
        (await FormAsync("/oauth2/token", new() { ["grant_type"] = "refresh_token", ["service"] = Registry.LoginServer, ["scope"] = scope, ["refresh_token"] = _refresh })).Body["access_token"]!.ToString();

    public async Task<RegistryAnswer> FormAsync(string path, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        return await SendAsync(HttpMethod.Post, path, content, null);
    }

    public Task<RegistryAnswer> GetAsync(string path, string? accept = null) => CallAsync(HttpMethod.Get, path, accept: accept);

    public Task<RegistryAnswer> PatchAsync(string path, string json) => CallAsync(HttpMethod.Patch, path, Encoding.UTF8.GetBytes(json), "application/json");

    public Task<RegistryAnswer> PutManifestAsync(string repository, string reference, string json, string mediaType = Manifest) =>
        CallAsync(HttpMethod.Put, $"/v2/{repository}/manifests/{reference}", Encoding.UTF8.GetBytes(json), mediaType);

    /// <summary>Sends a request, and again with a token where one is asked for.</summary>
    public async Task<RegistryAnswer> CallAsync(HttpMethod method, string path, byte[]? body = null, string contentType = "application/octet-stream", string? accept = null)
    {
        HttpContent? Content() => body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = new(contentType) } };
        var answer = await SendAsync(method, path, Content(), null, accept);
        if (answer.Status != 401) return answer;
        var scope = Scope().Match(answer.Header("WWW-Authenticate")!).Groups["scope"].Value;
        return await SendAsync(method, path, Content(), new("Bearer", await AccessTokenAsync(scope)), accept);
    }

    public async Task<RegistryAnswer> SendAsync(HttpMethod method, string path, HttpContent? content = null, AuthenticationHeaderValue? authorization = null, string? accept = null, string? range = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Registry.Endpoint, path)) { Content = content };
        request.Headers.Authorization = authorization;
        foreach (var type in accept?.Split(',') ?? Accepted) if (type.Length > 0) request.Headers.Accept.ParseAdd(type);
        if (range is not null) request.Headers.TryAddWithoutValidation("Range", range);
        using var response = await _client.SendAsync(request);
        return await RegistryAnswer.OfAsync(response);
    }

    public static AuthenticationHeaderValue Basic(string user, string password) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    /// <summary>The refresh token that stands for the sign-in.</summary>
    public string RefreshToken => _refresh;

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("scope=\"(?<scope>[^\"]*)\"")]
    private static partial Regex Scope();
}
