using System.Text.Json;
using AciSecurity.Files.Json;
using AciSecurity.Resources;

namespace AciSecurity.Files.Discovery;

/// <summary>Tells what a JSON text is from its first level.</summary>
internal static class JsonRecognition
{
    /// <summary>The kind of a whole JSON text that <see cref="JsonSyntax"/> has found no problem in.</summary>
    public static FileKind Recognise(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span, JsonText.ReaderOptions);
        if (!reader.Read()) return FileKind.Other;
        if (reader.TokenType == JsonTokenType.StartArray) return FileKind.ResourceList;
        if (reader.TokenType != JsonTokenType.StartObject) return FileKind.Other;
        var schema = "";
        bool hasResources = false, hasVersion = false, hasParameters = false, hasList = false, mayBeResource = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!.ToUpperInvariant();
            reader.Read();
            if (name == "$SCHEMA" && reader.TokenType == JsonTokenType.String) schema = reader.GetString()!;
            hasResources |= name == "RESOURCES" && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject;
            hasVersion |= name == "CONTENTVERSION";
            mayBeResource |= name is "ID" or "RESOURCEID" or "TYPE" or "RESOURCETYPE";
            hasParameters |= name == "PARAMETERS" && reader.TokenType == JsonTokenType.StartObject;
            hasList |= name is "VALUE" or "DATA" && reader.TokenType == JsonTokenType.StartArray;
            reader.Skip();
        }

        if (schema.Contains("deploymentTemplate", StringComparison.OrdinalIgnoreCase)) return FileKind.Template;
        if (schema.Contains("deploymentParameters", StringComparison.OrdinalIgnoreCase)) return FileKind.Parameters;
        if (hasResources && hasVersion) return FileKind.Template;
        if (hasParameters && hasVersion) return FileKind.Parameters;
        if (mayBeResource && ResourceText.Parse(json).Header is { IsResource: true }) return FileKind.Resource;
        return hasList ? FileKind.ResourceList : FileKind.Other;
    }
}
