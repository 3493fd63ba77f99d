using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AciSecurity.Registry.Tests.ContentTrust.Metadata;

/// <summary>Writes JSON as signers do, by other code than what reads it. Enough for names and texts of ASCII.</summary>
internal static class TestJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Canonical(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(Sorted(node), Plain);

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
