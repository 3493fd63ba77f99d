using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace AciSecurity.Registry.Tests.Notary.Vectors;

/// <summary>One case of an <c>expected.json</c>.</summary>
public sealed class VectorCase : IXunitSerializable
{
    private static readonly string[] Sources = ["notation-e2e", "notation-go", "notation-core-go", "tspclient-go"];

    // Where a case names no time: a time at which all certificates are valid that are meant to be.
    private static readonly DateTimeOffset Usual = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public string Source { get; private set; } = "";

    public int Index { get; private set; }

    public string Folder => Path.Combine(SharedData.SharedData.Folder!, Source);

    public JsonElement Json => Cases(Source)[Index];

    public DateTimeOffset Time => Text("asOf") is { } time ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) : Usual;

    public static IEnumerable<object[]> Of(Func<JsonElement, bool> wanted) => SharedData.SharedData.Folder is null
        ? [[new VectorCase()]]
        : Sources.SelectMany(source => Cases(source).Select((json, index) => (json, source, index)))
            .Where(item => wanted(item.json))
            .Select(item => new object[] { new VectorCase { Source = item.source, Index = item.index } });

    public string? Text(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool? Flag(string name) => Json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    public byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public void Deserialize(IXunitSerializationInfo info) => (Source, Index) = (info.GetValue<string>(nameof(Source)), info.GetValue<int>(nameof(Index)));

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(Source), Source);
        info.AddValue(nameof(Index), Index);
    }

    public override string ToString() => Source.Length == 0 ? "absent" : string.Create(CultureInfo.InvariantCulture, $"{Source} #{Index} {Text("kind")} {Text("layout") ?? Text("signature") ?? Text("cert") ?? Text("token") ?? Text("file")} {Text("policy")}");

    private static JsonElement[] Cases(string source)
    {
        var file = Path.Combine(SharedData.SharedData.Folder!, source, "expected.json");
        return File.Exists(file) ? [.. JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("cases").EnumerateArray()] : [];
    }
}
