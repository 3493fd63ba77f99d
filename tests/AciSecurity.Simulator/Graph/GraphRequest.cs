using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace AciSecurity.Simulator.Graph;

/// <summary>What a query asks for (https://learn.microsoft.com/rest/api/azureresourcegraph/resourcegraph/resources/resources).</summary>
internal sealed record GraphRequest(string Query, IReadOnlyList<string> Subscriptions, IReadOnlyList<string> ManagementGroups, int Top, int Skip)
{
    public const int LargestPage = 1000;

    /// <summary>Whether what stands above the named scopes is wanted too, as inherited role assignments do.</summary>
    public bool IncludesAbove { get; init; }

    /// <summary>What makes two requests pages of one result.</summary>
    public string Key => string.Join('\u0001', [Query, .. Subscriptions, IncludesAbove ? "+" : "-", .. ManagementGroups]);

    /// <summary>Reads a body; null when it holds no query.</summary>
    public static GraphRequest? Read(JsonObject? body)
    {
        if (body?["query"]?.ToString() is not { Length: > 0 } query) return null;
        var options = body["options"];
        var top = options?["$top"]?.GetValue<int>() ?? 100;
        var skip = options?["$skip"]?.GetValue<int>() ?? 0;
        if (options?["$skipToken"]?.ToString() is { Length: > 0 } token && int.TryParse(Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(token)).Split(':')[^1], out var offset)) skip = offset;
        return new(query, Texts(body["subscriptions"]), Texts(body["managementGroups"]), Math.Clamp(top, 1, LargestPage), Math.Max(0, skip))
        {
            IncludesAbove = options?["authorizationScopeFilter"]?.ToString().Contains("Above", StringComparison.OrdinalIgnoreCase) == true,
        };
    }

    public string TokenFor(int offset) => Base64UrlEncoder.Encode($"page:{offset}");

    private static List<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(item => item!.ToString())];
}
