using System.Globalization;
using System.Text.Json;

namespace AciSecurity.Registry.Tests.Sigstore;

/// <summary>The cases of one source of signatures, as its <c>expected.json</c> lists them.</summary>
internal sealed class VectorFile
{
    private readonly string _folder;
    private readonly JsonElement _root;

    private VectorFile(string folder)
    {
        _folder = folder;
        _root = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(folder, "expected.json"))).RootElement;
    }

    public IReadOnlyList<JsonElement> Cases => [.. _root.GetProperty("cases").EnumerateArray()];

    public static VectorFile Read(string source) => new(System.IO.Path.Combine(SharedData.SharedData.Folder!, source));

    /// <summary>The names of the cases; one that is skipped where the source is absent.</summary>
    public static TheoryData<string> Names(string source, Func<JsonElement, string> name) =>
        SharedData.SharedData.Folder is { } folder && File.Exists(System.IO.Path.Combine(folder, source, "expected.json"))
            ? new(Read(source).Cases.Select(name))
            : new([source]);

    /// <summary>When a case is to be verified; where it does not say, after all of them were made.</summary>
    public static TimeProvider Clock(JsonElement vector) => new FixedClock(vector.TryGetProperty("asOf", out var time)
        ? DateTimeOffset.Parse(time.GetString()!, CultureInfo.InvariantCulture)
        : new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>A text of the case, or else of the file's defaults.</summary>
    public string? Text(JsonElement vector, string name) =>
        vector.TryGetProperty(name, out var value) ? value.GetString()
        : _root.TryGetProperty("defaults", out var defaults) && defaults.TryGetProperty(name, out value) ? value.GetString() : null;

    public string Path(string file) => System.IO.Path.Combine(_folder, file);

    public byte[] Bytes(string file) => File.ReadAllBytes(Path(file));
}
