using System.Text;
using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Tests.Registry;

/// <summary>An answer of a registry.</summary>
internal sealed record RegistryAnswer(int Status, byte[] Content, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Content);

    public JsonNode Body => JsonNode.Parse(Content)!;

    /// <summary>The code of the error.</summary>
    public string Code => Body["errors"]![0]!["code"]!.ToString();

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The address of the next page, as it was given.</summary>
    public string? Next => Header("Link") is { } link ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;

    public string[] Texts(string list) => [.. Body[list]!.AsArray().Select(item => item!.ToString())];

    public string[] Texts(string list, string member) => [.. Body[list]!.AsArray().Select(item => item![member]!.ToString())];

    public static async Task<RegistryAnswer> OfAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsByteArrayAsync(),
        response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
}
