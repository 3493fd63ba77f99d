using System.Text.Json;
using AciSecurity.Files.Json;

namespace AciSecurity.Files.Templates;

/// <summary>Finds every resource declaration in an ARM template, with its place in the text.</summary>
/// <remarks><c>resources</c> is a list, or with symbolic names an object; declarations nest as child resources and as
/// templates inside deployments. https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax</remarks>
internal sealed class DeclarationReader(JsonText text)
{
    private readonly List<Declaration> _all = [];

    /// <summary>The declarations in the order of the text.</summary>
    public static IReadOnlyList<Declaration> Read(JsonText text)
    {
        var reader = new DeclarationReader(text);
        var json = new Utf8JsonReader(text.Utf8, JsonText.ReaderOptions);
        if (json.Read() && json.TokenType == JsonTokenType.StartObject) reader.Template(ref json, null);
        return reader._all;
    }

    private void Template(ref Utf8JsonReader json, Declaration? parent)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isResources = Is(ref json, "resources");
            json.Read();
            if (isResources) Resources(ref json, parent, isNestedTemplate: parent is not null);
            else json.Skip();
        }
    }

    private void Resources(ref Utf8JsonReader json, Declaration? parent, bool isNestedTemplate)
    {
        if (json.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject)) return;
        while (json.Read() && json.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
        {
            if (json.TokenType == JsonTokenType.PropertyName) json.Read();
            if (json.TokenType == JsonTokenType.StartObject) Resource(ref json, parent, isNestedTemplate);
            else json.Skip();
        }
    }

    private void Resource(ref Utf8JsonReader json, Declaration? parent, bool isNestedTemplate)
    {
        var declaration = new Declaration
        {
            Index = _all.Count,
            Parent = parent,
            IsInNestedTemplate = isNestedTemplate,
            Start = (int)json.TokenStartIndex,
            Line = text.Lines.LineAt(json.TokenStartIndex),
        };
        _all.Add(declaration);
        parent?.Children.Add(declaration);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName) Member(ref json, declaration);
        declaration.End = (int)json.BytesConsumed;
    }

    private void Member(ref Utf8JsonReader json, Declaration declaration)
    {
        var name = json.GetString()!.ToUpperInvariant();
        json.Read();
        switch (name)
        {
            case "TYPE" when json.TokenType == JsonTokenType.String:
                declaration.Type = json.GetString()!;
                return;
            case "NAME" when json.TokenType == JsonTokenType.String:
                declaration.Name = json.GetString()!;
                return;
            case "EXISTING":
                declaration.IsExisting = json.TokenType == JsonTokenType.True;
                return;
            case "RESOURCES":
                Resources(ref json, declaration, isNestedTemplate: false);
                return;
            case "COPY" when json.TokenType == JsonTokenType.StartObject:
                Copy(ref json, declaration);
                return;
            case "PROPERTIES":
                declaration.HasProperties = true;
                Properties(ref json, declaration);
                return;
            default:
                json.Skip();
                return;
        }
    }

    private static void Copy(ref Utf8JsonReader json, Declaration declaration)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isCount = Is(ref json, "count");
            json.Read();
            if (isCount && json.TokenType is JsonTokenType.String or JsonTokenType.Number)
            {
                declaration.CopyCount = new((int)json.TokenStartIndex, (int)json.BytesConsumed);
            }

            json.Skip();
        }
    }

    private void Properties(ref Utf8JsonReader json, Declaration declaration)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return;
        }

        declaration.PropertiesStart = (int)json.BytesConsumed;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isTemplate = Is(ref json, "template");
            json.Read();
            if (isTemplate && json.TokenType == JsonTokenType.StartObject) Template(ref json, declaration);
            else json.Skip();
        }
    }

    private static bool Is(ref Utf8JsonReader json, string name) =>
        name.Equals(json.GetString(), StringComparison.OrdinalIgnoreCase);
}
