using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AciSecurity.Templates;

/// <summary>How ARM templates write values and expressions.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters</remarks>
internal static class ArmSyntax
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A template or a file of parameters as text.</summary>
    public static string Write(JsonObject document) => document.ToJsonString(Options).ReplaceLineEndings("\n") + "\n";

    /// <summary>What stands in brackets and is meant as it stands: a second bracket keeps the template from evaluating it.</summary>
    public static JsonNode? Escape(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(Escape(member.Key), Escape(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Escape)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Escape(text)),
        _ => node?.DeepClone(),
    };

    /// <summary>A text that is meant as it stands.</summary>
    public static string Escape(string text) => text.StartsWith('[') && text.EndsWith(']') ? "[" + text : text;

    /// <summary>The text that a template means by one that is no expression.</summary>
    public static string Unescape(string text) => text.StartsWith("[[", StringComparison.Ordinal) && text.EndsWith(']') ? text[1..] : text;

    /// <summary>The expression that gives the value of a parameter.</summary>
    public static string Parameter(string name) => $"[parameters({Literal(name)})]";

    /// <summary>A text within an expression.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
