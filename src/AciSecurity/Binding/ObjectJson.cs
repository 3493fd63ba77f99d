using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using System.Text.Json;
using AciSecurity.Findings;

namespace AciSecurity.Binding;

/// <summary>Writes an object of the pipeline as JSON: what ConvertFrom-Json made, a dictionary, or an object of the Az modules.</summary>
internal sealed class ObjectJson
{
    private const int Deepest = 64;
    private const long Largest = 32 * 1024 * 1024;

    private readonly Utf8JsonWriter _json;
    private readonly HashSet<object> _above = new(ReferenceEqualityComparer.Instance);

    private ObjectJson(Utf8JsonWriter json) => _json = json;

    /// <summary>The object as UTF-8 JSON.</summary>
    /// <exception cref="ObjectUnreadableException">It is nested too deeply, or a property of it cannot be read.</exception>
    public static ReadOnlyMemory<byte> Of(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new() { MaxDepth = Deepest + 2 })) new ObjectJson(json).Write(value);
        return buffer.WrittenMemory;
    }

    private void Write(object? value)
    {
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (plain is null)
        {
            _json.WriteNullValue();
            return;
        }

        if (_json.BytesCommitted + _json.BytesPending > Largest) throw new ObjectUnreadableException("it is too large for one resource.");
        if (TryWriteScalar(plain)) return;
        if (AzureObject.JsonOf(plain) is { } text)
        {
            WriteRaw(text);
            return;
        }

        // A cycle says nothing that was not said above. All custom objects share one base object: they are told apart by the wrapper.
        var self = plain is PSCustomObject ? value! : plain;
        if (!_above.Add(self))
        {
            _json.WriteNullValue();
            return;
        }

        if (_above.Count > Deepest) throw new ObjectUnreadableException($"it is nested deeper than {Deepest} levels.");
        WriteNested(value!, plain);
        _above.Remove(self);
    }

    private void WriteNested(object value, object plain)
    {
        switch (plain)
        {
            case IDictionary map:
                _json.WriteStartObject();
                foreach (DictionaryEntry entry in map) Write(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value);
                _json.WriteEndObject();
                break;
            case IEnumerable list:
                _json.WriteStartArray();
                foreach (var item in list) Write(item);
                _json.WriteEndArray();
                break;
            default:
                _json.WriteStartObject();
                foreach (var property in PSObject.AsPSObject(value).Properties) Write(property.Name, Value(property));
                _json.WriteEndObject();
                break;
        }
    }

    private void Write(string name, object? value)
    {
        _json.WritePropertyName(name);
        Write(value);
    }

    private static object? Value(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException exception)
        {
            throw new ObjectUnreadableException($"its property {Redaction.Text(property.Name)} cannot be read.", exception);
        }
    }

    private void WriteRaw(string text)
    {
        try
        {
            _json.WriteRawValue(text);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            throw new ObjectUnreadableException("its ToJsonString() gives no JSON.", exception);
        }
    }

    private bool TryWriteScalar(object value)
    {
        switch (value)
        {
            case string text: _json.WriteStringValue(text); break;
            case bool flag: _json.WriteBooleanValue(flag); break;
            case Enum name: _json.WriteStringValue(name.ToString()); break;
            case DateTime time: _json.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture)); break;
            case DateTimeOffset time: _json.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture)); break;
            case byte or sbyte or short or ushort or int or long: _json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case uint or ulong: _json.WriteNumberValue(Convert.ToUInt64(value, CultureInfo.InvariantCulture)); break;
            case decimal number: _json.WriteNumberValue(number); break;
            case double number when double.IsFinite(number): _json.WriteNumberValue(number); break;
            case float number when float.IsFinite(number): _json.WriteNumberValue(number); break;
            case byte[] bytes: _json.WriteBase64StringValue(bytes); break;
            // That it is there matters; what it is does not.
            case SecureString: _json.WriteStringValue(Redaction.Hidden); break;
            case IFormattable other: _json.WriteStringValue(other.ToString(null, CultureInfo.InvariantCulture)); break;
            case char or Uri or Version or ScriptBlock or Type: _json.WriteStringValue(value.ToString()); break;
            default: return false;
        }

        return true;
    }
}
