using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Tests;

/// <summary>A client of the simulator, signed in as an application of the scenario.</summary>
internal sealed class Session(AzureSimulator azure) : IDisposable
{
    private readonly HttpClient _client = azure.CreateClient();

    public static async Task<Session> OpenAsync(AzureSimulator azure, string application = "auditor")
    {
        var session = new Session(azure);
        var registered = azure.Scenario.Applications.Single(found => found.Name == application);
        var token = await session.TokenAsync(new() { ["grant_type"] = "client_credentials", ["client_id"] = registered.ClientId, ["client_secret"] = registered.Secret!, ["scope"] = $"{azure.Endpoint}/.default" });
        session.Use(token.Body!["access_token"]!.ToString());
        return session;
    }

    public void Use(string token) => _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    public async Task<Answer> TokenAsync(Dictionary<string, string> form, string? tenant = null, string endpoint = "token")
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await _client.PostAsync($"/{tenant ?? azure.TenantId}/oauth2/v2.0/{endpoint}", content);
        return await Answer.OfAsync(response);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> QueryAsync(string query, object? options = null, string[]? subscriptions = null, string[]? managementGroups = null)
    {
        var body = new JsonObject { ["query"] = query, ["options"] = System.Text.Json.JsonSerializer.SerializeToNode(options) };
        if (subscriptions is not null) body["subscriptions"] = new JsonArray([.. subscriptions.Select(item => JsonValue.Create(item))]);
        if (managementGroups is not null) body["managementGroups"] = new JsonArray([.. managementGroups.Select(item => JsonValue.Create(item))]);
        return SendAsync(HttpMethod.Post, "/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01", body.ToJsonString());
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    /// <summary>All items of a list, page by page.</summary>
    public async Task<List<JsonNode>> ListAsync(string path)
    {
        List<JsonNode> items = [];
        for (var next = path; next is not null;)
        {
            var page = await GetAsync(next);
            Assert.Equal(200, page.Status);
            items.AddRange(page.Body!["value"]!.AsArray().Select(item => item!));
            next = page.Body["nextLink"]?.ToString();
        }

        return items;
    }

    public void Dispose() => _client.Dispose();
}
