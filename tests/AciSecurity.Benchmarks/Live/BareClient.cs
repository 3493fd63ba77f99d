using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace AciSecurity.Benchmarks.Live;

/// <summary>The least that somebody does who wants the same data: asks for the same pages with as many requests at once, and parses them.</summary>
internal sealed class BareClient : IDisposable
{
    private const string Groups = "/providers/Microsoft.ContainerInstance/containerGroups?api-version=2025-09-01";

    private readonly HttpClient _client;
    private readonly int _concurrency;

    private BareClient(HttpClient client, int concurrency) => (_client, _concurrency) = (client, concurrency);

    /// <summary>What the child process does, twice; for each time it prints milliseconds, CPU seconds and the number of items.</summary>
    public static async Task RunAsync(TextWriter output, string what, string environment, int concurrency)
    {
        using var client = await SignInAsync(environment, concurrency);
        for (var time = 0; time < 2; time++) await client.TimeAsync(output, what);
    }

    public void Dispose() => _client.Dispose();

    private static async Task<BareClient> SignInAsync(string environment, int concurrency)
    {
        using var simulator = JsonDocument.Parse(environment);
        var root = simulator.RootElement;
        var address = root.GetProperty("environment").GetProperty("ResourceManager").GetString()!;
        var thumbprint = root.GetProperty("environment").GetProperty("CertificateThumbprint").GetString();
        var handler = new SocketsHttpHandler { MaxConnectionsPerServer = concurrency };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == thumbprint;
        var client = new HttpClient(handler) { BaseAddress = new(address) };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = root.GetProperty("clientId").GetString()!,
            ["client_secret"] = root.GetProperty("clientSecret").GetString()!,
            ["scope"] = root.GetProperty("environment").GetProperty("Audience").GetString() + "/.default",
        });
        using var answer = await client.PostAsync($"/{root.GetProperty("tenantId").GetString()}/oauth2/v2.0/token", form);
        using var token = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.RootElement.GetProperty("access_token").GetString());
        return new(client, concurrency);
    }

    private async Task TimeAsync(TextWriter output, string what)
    {
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        var items = what switch
        {
            "lists" => await ListsAsync(),
            "graph" => await GraphAsync(),
            _ => await SettingsAsync(),
        };
        watch.Stop();
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMilliseconds:F0} {used.TotalSeconds:F2} {items}"));
    }

    private async Task<int> ListsAsync()
    {
        var items = 0;
        await Parallel.ForEachAsync(await SubscriptionsAsync(), new ParallelOptions { MaxDegreeOfParallelism = _concurrency }, async (subscription, _) =>
        {
            await foreach (var page in PagesAsync($"{subscription}{Groups}")) Interlocked.Add(ref items, page);
        });
        return items;
    }

    private async Task<int> GraphAsync()
    {
        var items = 0;
        string? token = null;
        do
        {
            using var answer = await _client.PostAsJsonAsync("/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01", new Dictionary<string, object?>
            {
                ["query"] = "resources | where type =~ 'microsoft.containerinstance/containergroups' | project id, name, type, location, resourceGroup, subscriptionId, tenantId, tags, sku, identity, zones, properties | order by id asc",
                ["options"] = token is null ? new Dictionary<string, object> { ["$top"] = 1000 } : new Dictionary<string, object> { ["$top"] = 1000, ["$skipToken"] = token },
            });
            using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
            items += json.RootElement.GetProperty("data").GetArrayLength();
            token = json.RootElement.TryGetProperty("$skipToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);
        return items;
    }

    private async Task<int> SettingsAsync()
    {
        var ids = new List<string>();
        foreach (var subscription in await SubscriptionsAsync())
        {
            using var json = JsonDocument.Parse(await _client.GetByteArrayAsync($"{subscription}{Groups}"));
            ids.AddRange(json.RootElement.GetProperty("value").EnumerateArray().Select(group => group.GetProperty("id").GetString()!));
        }

        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = _concurrency }, async (id, stop) =>
        {
            using var json = JsonDocument.Parse(await _client.GetByteArrayAsync($"{id}/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview", stop));
        });
        return ids.Count;
    }

    private async Task<List<string>> SubscriptionsAsync()
    {
        var all = new List<string>();
        for (string? next = "/subscriptions?api-version=2022-12-01"; next is not null;)
        {
            using var json = JsonDocument.Parse(await _client.GetByteArrayAsync(next));
            all.AddRange(json.RootElement.GetProperty("value").EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
            next = NextOf(json);
        }

        return all;
    }

    private async IAsyncEnumerable<int> PagesAsync(string path)
    {
        for (string? next = path; next is not null;)
        {
            using var json = JsonDocument.Parse(await _client.GetByteArrayAsync(next));
            next = NextOf(json);
            yield return json.RootElement.GetProperty("value").GetArrayLength();
        }
    }

    private static string? NextOf(JsonDocument page) => page.RootElement.TryGetProperty("nextLink", out var link) ? link.GetString() : null;
}
