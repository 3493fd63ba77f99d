using System.Text.Json;
using AciSecurity.Findings;

namespace AciSecurity.Reports;

/// <summary>Writes where a result is: a file and line, and always the resource (SARIF 2.1.0, 3.28).</summary>
internal sealed class SarifLocation(string? baseFolder, ReportText text)
{
    /// <summary>What relative locations are relative to.</summary>
    public const string SourceRoot = "%SRCROOT%";

    // GitHub rejects a whole report when one result has no file, so a resource without one gets a place of its own.
    // Relative, for it rejects schemes other than file:, too.
    private const string NoFile = "azure-resources/";

    private string? _file;
    private (string Uri, bool IsRelative) _place;

    /// <summary>Writes the result's <c>locations</c>.</summary>
    public void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        if (finding.Origin.File is { } file)
        {
            var (uri, isRelative) = Place(file);
            json.WriteString("uri", uri);
            if (isRelative) json.WriteString("uriBaseId", SourceRoot);
        }
        else
        {
            json.WriteString("uri", NoFile + Escape([.. finding.ResourceId.Split('/').Select(WithoutDots)]));
        }

        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", Math.Max(1, finding.Origin.Line)); // GitHub asks for a line even where none is known
        json.WriteEndObject();
        json.WriteEndObject();
        WriteResource(json, finding);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteResource(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("name", text.Of(finding.ResourceName));
        json.WriteString("fullyQualifiedName", text.Of(finding.ResourceId));
        json.WriteString("kind", "resource");
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // Findings of a file come one after the other.
    private (string Uri, bool IsRelative) Place(string file)
    {
        if (file == _file) return _place;
        _file = file;
        var relative = baseFolder is null ? file : Path.GetRelativePath(baseFolder, file);
        var parts = relative.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        _place = Path.IsPathRooted(relative) || parts[0] is ".." or "."
            ? (new Uri(file).AbsoluteUri, false)
            : (Escape(parts), baseFolder is not null);
        return _place;
    }

    // An id that a file made up must not lead out of its place.
    private static string WithoutDots(string part) => part is "." or ".." ? "_" : part;

    private static string Escape(string[] parts) =>
        string.Join('/', parts.Where(part => part.Length > 0).Select(Uri.EscapeDataString));
}
