using System.Globalization;
using System.Text.Json;

namespace AciSecurity.Registry.Sigstore.Json;

/// <summary>One message in the JSON form of protocol buffers, with the fields that its definition names and no others.</summary>
/// <remarks>https://protobuf.dev/programming-guides/json/: a field goes by its lowerCamelCase name or the name in the definition; null is
/// an absent field; 64-bit numbers are strings or numbers. What is unknown is refused: it could restrict what is read.</remarks>
internal sealed class ProtoMessage
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly string _place;

    /// <summary>Reads a message.</summary>
    /// <param name="element">The JSON.</param>
    /// <param name="place">Where it stands, for messages.</param>
    /// <param name="names">The fields of its definition, in lowerCamelCase.</param>
    /// <exception cref="SigstoreFormatException">It is no such message.</exception>
    public ProtoMessage(JsonElement element, string place, params string[] names)
    {
        _place = place;
        if (element.ValueKind != JsonValueKind.Object) throw new SigstoreFormatException($"{place} is not an object.");
        foreach (var property in element.EnumerateObject())
        {
            var name = Array.Find(names, name => property.NameEquals(name) || property.NameEquals(InDefinition(name)))
                ?? throw new SigstoreFormatException($"{place} has a field that is not known.");
            if (!_fields.TryAdd(name, property.Value)) throw new SigstoreFormatException($"{place}.{name} is there twice.");
        }

        foreach (var absent in _fields.Where(field => field.Value.ValueKind == JsonValueKind.Null).Select(field => field.Key).ToList()) _fields.Remove(absent);
    }

    /// <summary>Whether the field is there.</summary>
    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>A text; empty where it is absent, which means the same.</summary>
    public string Text(string name) => !_fields.TryGetValue(name, out var value) ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(name, "is not a text");

    /// <summary>Bytes, in base64; empty where they are absent, which means the same.</summary>
    public byte[] Bytes(string name) =>
        StrictBase64.TryDecodeAny(Text(name), out var bytes) ? bytes : throw Wrong(name, "is not base64");

    /// <summary>Bytes that must be there.</summary>
    public byte[] RequiredBytes(string name) => Bytes(name) is { Length: > 0 } bytes ? bytes : throw Wrong(name, "is missing");

    /// <summary>A number that is not negative; 0 where it is absent, which means the same.</summary>
    public long Count(string name)
    {
        if (!_fields.TryGetValue(name, out var value)) return 0;
        var text = value.ValueKind switch { JsonValueKind.String => value.GetString()!, JsonValueKind.Number => value.GetRawText(), _ => "" };
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || text != number.ToString(CultureInfo.InvariantCulture))
            throw Wrong(name, "is not a whole number from 0 to 2^63");
        return number;
    }

    /// <summary>The name of an enumeration's value, of which <paramref name="values"/> gives names by number; empty where it is absent.</summary>
    public string Choice(string name, IReadOnlyDictionary<int, string> values)
    {
        if (!_fields.TryGetValue(name, out var value)) return "";
        if (value.ValueKind == JsonValueKind.String && values.Values.Contains(value.GetString()!)) return value.GetString()!;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && values.TryGetValue(number, out var text)) return text;
        throw Wrong(name, "has a value that is not known");
    }

    /// <summary>A message inside; null where it is absent.</summary>
    public ProtoMessage? Message(string name, params string[] names) =>
        _fields.TryGetValue(name, out var value) ? new(value, $"{_place}.{name}", names) : null;

    /// <summary>A message that must be inside.</summary>
    public ProtoMessage RequiredMessage(string name, params string[] names) => Message(name, names) ?? throw Wrong(name, "is missing");

    /// <summary>What a list holds; empty where it is absent.</summary>
    public IReadOnlyList<JsonElement> List(string name, int most)
    {
        if (!_fields.TryGetValue(name, out var value)) return [];
        if (value.ValueKind != JsonValueKind.Array) throw Wrong(name, "is not a list");
        return value.GetArrayLength() <= most ? [.. value.EnumerateArray()] : throw Wrong(name, $"has more than {most} elements");
    }

    /// <summary>The messages of a list.</summary>
    public IReadOnlyList<ProtoMessage> Messages(string name, int most, params string[] names) =>
        [.. List(name, most).Select((element, index) => new ProtoMessage(element, $"{_place}.{name}[{index}]", names))];

    /// <summary>The refusal of a field.</summary>
    public SigstoreFormatException Wrong(string name, string what) => new($"{_place}.{name} {what}.");

    // x509CertificateChain is x509_certificate_chain: https://protobuf.com/docs/language-spec#json-names turned around.
    private static string InDefinition(string name) =>
        string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? "_" + char.ToLowerInvariant(letter) : letter.ToString()));
}
