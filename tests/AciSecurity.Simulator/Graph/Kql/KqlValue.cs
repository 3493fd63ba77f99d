using System.Globalization;
using System.Text.Json;

namespace AciSecurity.Simulator.Graph.Kql;

/// <summary>Values of columns: text, numbers, Booleans, lists, JSON that was parsed, and JSON that was not yet.</summary>
internal static class KqlValue
{
    public static bool IsTrue(object? value) => Plain(value) is true;

    /// <summary>A value without its JSON clothes where it has none to keep.</summary>
    public static object? Plain(object? value)
    {
        if (value is ReadOnlyMemory<byte> raw) value = Parse(raw);
        return value is not JsonElement json ? value : json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => json,
        };
    }

    public static string Text(object? value) => Plain(value) switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        JsonElement json => json.GetRawText(),
        List<object?> list => "[" + string.Join(',', list.Select(item => item is string text ? JsonSerializer.Serialize(text) : Text(item))) + "]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };

    public static object? Member(object? value, object? key) => (Plain(value), Plain(key)) switch
    {
        (JsonElement { ValueKind: JsonValueKind.Object } json, string name) => json.TryGetProperty(name, out var member) ? Plain(member) : null,
        (JsonElement { ValueKind: JsonValueKind.Array } json, long index) => index >= 0 && index < json.GetArrayLength() ? Plain(json[(int)index]) : null,
        (List<object?> list, long index) => index >= 0 && index < list.Count ? list[(int)index] : null,
        _ => null,
    };

    public static bool AreEqual(object? left, object? right, StringComparison comparison)
    {
        (left, right) = (Plain(left), Plain(right));
        if (left is null || right is null) return left is null && right is null;
        if (Number(left) is { } one && Number(right) is { } other && (left is not string || right is not string)) return one.Equals(other);
        return Text(left).Equals(Text(right), comparison);
    }

    public static int Compare(object? left, object? right)
    {
        (left, right) = (Plain(left), Plain(right));
        if (left is null || right is null) return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        return left is not string && right is not string && Number(left) is { } one && Number(right) is { } other ? one.CompareTo(other) : string.CompareOrdinal(Text(left), Text(right));
    }

    public static double? Number(object? value) => Plain(value) switch
    {
        long whole => whole,
        int whole => whole,
        double number => number,
        bool truth => truth ? 1 : 0,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        return JsonElement.ParseValue(ref reader);
    }

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case ReadOnlyMemory<byte> raw: writer.WriteRawValue(raw.Span, skipInputValidation: true); break;
            case JsonElement json: json.WriteTo(writer); break;
            case string text: writer.WriteStringValue(text); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case long whole: writer.WriteNumberValue(whole); break;
            case double number: writer.WriteNumberValue(number); break;
            case List<object?> list:
                writer.WriteStartArray();
                foreach (var item in list) Write(writer, item);
                writer.WriteEndArray();
                break;
            default: writer.WriteStringValue(Text(value)); break;
        }
    }
}
