using System.Text.Json;

namespace AciSecurity.Azure.Requests;

/// <summary>A page of a list as a service wrote it: a copy of each item, and the texts beside them.</summary>
/// <remarks>Resource Manager has items in <c>value</c> and <c>nextLink</c> beside, Resource Graph <c>data</c> and <c>$skipToken</c>. Some
/// providers answer with a bare list, or with the word null.</remarks>
internal sealed class JsonList
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    private readonly Dictionary<string, string> _texts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The items, UTF-8, each in memory of its own: one that is kept does not keep the page.</summary>
    public List<ReadOnlyMemory<byte>> Items { get; } = [];

    /// <summary>A text beside the items; null where there is none.</summary>
    public string? this[string name] => _texts.GetValueOrDefault(name);

    /// <summary>Reads a page.</summary>
    /// <param name="json">The text, UTF-8; it is not kept.</param>
    /// <param name="itemsName">The member that has the items.</param>
    /// <exception cref="JsonException">It is no page of a list.</exception>
    public static JsonList Parse(ReadOnlySpan<byte> json, string itemsName)
    {
        var list = new JsonList();
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                break;
            case JsonTokenType.StartArray:
                list.ReadItems(ref reader, json);
                break;
            case JsonTokenType.StartObject:
                list.ReadMembers(ref reader, json, itemsName);
                break;
            default:
                throw new JsonException("the answer is neither an object nor a list");
        }

        while (reader.Read())
        {
            // To the end, for a text that breaks off is no answer.
        }

        return list;
    }

    private void ReadMembers(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string itemsName)
    {
        var hasItems = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name.Equals(itemsName, StringComparison.OrdinalIgnoreCase) && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.Null)
            {
                hasItems = true;
                if (reader.TokenType == JsonTokenType.StartArray) ReadItems(ref reader, json);
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                _texts[name] = reader.GetString()!;
            }
            else
            {
                reader.Skip();
            }
        }

        if (!hasItems) throw new JsonException($"the answer has no list '{itemsName}'");
    }

    private void ReadItems(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            Items.Add(json[start..(int)reader.BytesConsumed].ToArray());
        }
    }
}
