using System.Text.Json;
using AciSecurity.Files.Json;

namespace AciSecurity.Files.Templates;

/// <summary>The values of a parameter file, as far as it holds them: a Key Vault reference gives none.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/parameter-files</remarks>
internal sealed class ParameterValues
{
    private readonly Dictionary<string, byte[]> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _references = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _lines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>No values at all.</summary>
    public static ParameterValues None { get; } = new();

    /// <summary>The names that have a value here.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The JSON of a value; null where there is none.</summary>
    public byte[]? ValueOf(string name) => _values.GetValueOrDefault(name);

    /// <summary>Whether the value is a reference to a Key Vault secret or an expression: set, and known to nobody here.</summary>
    public bool IsReference(string name) => _references.Contains(name);

    /// <summary>The line where the parameter stands; 0 where it is not known.</summary>
    public int LineOf(string name) => _lines.GetValueOrDefault(name);

    /// <summary>The same values, to be changed.</summary>
    public ParameterValues Copy()
    {
        var copy = new ParameterValues();
        foreach (var (name, value) in _values) copy._values[name] = value;
        copy._references.UnionWith(_references);
        return copy;
    }

    /// <summary>Says where a parameter stands.</summary>
    public void Place(string name, int line) => _lines[name] = line;

    /// <summary>Gives a parameter another value, unless it is null, and says where it stands.</summary>
    public void Set(string name, byte[]? value, int line)
    {
        if (value is not null) _values[name] = value;
        Place(name, line);
    }

    /// <summary>Reads a parameter file, or the parameters that Bicep compiles a .bicepparam file to.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static ParameterValues Read(JsonText text)
    {
        var result = new ParameterValues();
        using var document = JsonDocument.Parse(text.Utf8, JsonText.DocumentOptions);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("parameters", out var parameters)
            || parameters.ValueKind != JsonValueKind.Object)
        {
            return result;
        }

        foreach (var parameter in parameters.EnumerateObject())
        {
            if (parameter.Value.ValueKind != JsonValueKind.Object) continue;
            if (parameter.Value.TryGetProperty("value", out var value)) result._values[parameter.Name] = JsonSerializer.SerializeToUtf8Bytes(value);
            else result._references.Add(parameter.Name);
        }

        result.PlaceAll(text);
        return result;
    }

    private void PlaceAll(JsonText text)
    {
        var reader = new Utf8JsonReader(text.Utf8, JsonText.ReaderOptions);
        var isInside = false;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            if (reader.CurrentDepth == 1) isInside = reader.ValueTextEquals("parameters");
            else if (isInside && reader.CurrentDepth == 2) Place(reader.GetString()!, text.Lines.LineAt(reader.TokenStartIndex));
        }
    }
}
