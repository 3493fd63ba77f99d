using System.Globalization;
using System.Text.Json;
using AciSecurity.Files.Json;
using AciSecurity.Resources;

namespace AciSecurity.Files.Templates;

/// <summary>The engine's prediction: which resources a deployment would make, and what it could not expand.</summary>
internal static class Snapshot
{
    /// <summary>The predicted resources, led back to their declarations.</summary>
    public static IEnumerable<Resource> Resources(JsonElement snapshot, ArmTemplate template, TemplateResources resources)
    {
        if (!snapshot.TryGetProperty("predictedResources", out var predicted)) yield break;
        foreach (var json in predicted.EnumerateArray())
        {
            if (TemplateResources.Text(json, "type") is not { } type) continue;
            var name = TemplateResources.Text(json, "name") ?? "";
            var id = Placeholders.Remove(TemplateResources.Text(json, "id") ?? TemplateResources.IdOf(type, name, null));
            var declaration = DeclarationOf(json, type, template);
            var origin = declaration is null ? resources.Place(template.Declarations[0]) with { Line = 0 } : resources.Place(declaration);
            yield return resources.Make(id, type, name, json, WithoutMark(json), origin);
        }
    }

    /// <summary>What the engine says beside the resources, e.g. that a linked template could not be fetched.</summary>
    public static IEnumerable<string> Diagnostics(JsonElement snapshot) =>
        snapshot.TryGetProperty("diagnostics", out var diagnostics) && diagnostics.ValueKind == JsonValueKind.Array
            ? diagnostics.EnumerateArray().Where(text => text.ValueKind == JsonValueKind.String).Select(text => Placeholders.Remove(text.GetString()!))
            : [];

    private static Declaration? DeclarationOf(JsonElement json, string type, ArmTemplate template)
    {
        if (json.TryGetProperty("properties", out var properties)
            && properties.ValueKind == JsonValueKind.Object
            && properties.TryGetProperty(TemplateMarks.Member, out var mark)
            && int.TryParse(mark.GetString(), CultureInfo.InvariantCulture, out var index))
        {
            return template.Declarations[index];
        }

        // Properties that are one expression carry no mark: the declaration of that type that has none either.
        return template.Declarations.FirstOrDefault(declaration =>
            declaration is { HasProperties: true, PropertiesStart: 0 } && ResourceTypes.Same(declaration.Type, type));
    }

    private static byte[] WithoutMark(JsonElement json)
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, JsonText.WriterOptions))
        {
            writer.WriteStartObject();
            foreach (var member in json.EnumerateObject())
            {
                if (member.Name != "properties" || member.Value.ValueKind != JsonValueKind.Object)
                {
                    member.WriteTo(writer);
                    continue;
                }

                writer.WriteStartObject(member.Name);
                foreach (var property in member.Value.EnumerateObject())
                {
                    if (property.Name != TemplateMarks.Member) property.WriteTo(writer);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return output.ToArray();
    }
}
