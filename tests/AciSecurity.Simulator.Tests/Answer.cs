using System.Text.Json;
using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Tests;

/// <summary>An answer of the simulator.</summary>
internal sealed record Answer(int Status, string Text, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode? Body { get; } = Parse(Text);

    /// <summary>The error's code, wrapped or not.</summary>
    public string? Code => (Body?["error"] as JsonObject ?? Body)?["code"]?.ToString();

    public string? Message => (Body?["error"] as JsonObject ?? Body)?["message"]?.ToString();

    public IEnumerable<string> Names => Body!["value"]!.AsArray().Select(item => item!["name"]!.ToString());

    public static async Task<Answer> OfAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
