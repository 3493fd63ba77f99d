using System.Text.Json;
using AciSecurity.Files.Json;
using AciSecurity.Resources;

namespace AciSecurity.Files.Templates;

/// <summary>Writes a template as the deployment of it, without what it deploys.</summary>
internal static class DeploymentJson
{
    /// <summary>The deployment's JSON.</summary>
    /// <param name="name">The deployment's name.</param>
    /// <param name="apiVersion">Its api-version; null where it has none.</param>
    /// <param name="values">What its parameters are given; undefined where nothing is.</param>
    /// <param name="outer">What the expressions in these values mean.</param>
    /// <param name="body">What the expressions in the template mean.</param>
    public static byte[] Write(string name, string? apiVersion, JsonElement values, TemplateScope outer, TemplateScope body)
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, JsonText.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("type", ResourceTypes.Deployment);
            if (apiVersion is not null) writer.WriteString("apiVersion", apiVersion);
            writer.WriteString("name", name);
            writer.WriteStartObject("properties");
            if (values.ValueKind != JsonValueKind.Undefined)
            {
                writer.WritePropertyName("parameters");
                WriteValues(writer, values, outer.Variables, body.Template);
            }

            writer.WriteStartObject("template");
            WriteDeclared(writer, "parameters", body);
            WriteDeclared(writer, "outputs", body);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return output.ToArray();
    }

    /// <summary>Only what secure parameters are given: nothing else is asked for.</summary>
    private static void WriteValues(Utf8JsonWriter writer, JsonElement values, TemplateVariables variables, JsonElement template)
    {
        if (values.ValueKind != JsonValueKind.Object)
        {
            WriteInlined(writer, values, variables);
            return;
        }

        var secure = TemplateScope.Of(template).Secure;
        writer.WriteStartObject();
        foreach (var value in values.EnumerateObject().Where(value => secure.Contains(value.Name)))
        {
            writer.WritePropertyName(value.Name);
            WriteInlined(writer, value.Value, variables);
        }

        writer.WriteEndObject();
    }

    private static void WriteDeclared(Utf8JsonWriter writer, string section, TemplateScope scope)
    {
        if (!scope.Template.TryGetProperty(section, out var declared)) return;
        writer.WritePropertyName(section);
        if (declared.ValueKind != JsonValueKind.Object)
        {
            WriteInlined(writer, declared, scope.Variables);
            return;
        }

        writer.WriteStartObject();
        foreach (var item in declared.EnumerateObject())
        {
            writer.WritePropertyName(item.Name);
            if (item.Value.ValueKind != JsonValueKind.Object)
            {
                WriteInlined(writer, item.Value, scope.Variables);
                continue;
            }

            writer.WriteStartObject();
            if (DeclaredType.Of(item.Value, scope.Template) is { } type) writer.WriteString("type", type);
            foreach (var member in item.Value.EnumerateObject().Where(member => member.Name is "defaultValue" or "allowedValues" or "value" or "copy"))
            {
                writer.WritePropertyName(member.Name);
                WriteInlined(writer, member.Value, scope.Variables);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteInlined(Utf8JsonWriter writer, JsonElement value, TemplateVariables variables)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                writer.WriteStringValue(variables.Inline(value.GetString()!));
                return;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in value.EnumerateArray()) WriteInlined(writer, item, variables);
                writer.WriteEndArray();
                return;
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    WriteInlined(writer, member.Value, variables);
                }

                writer.WriteEndObject();
                return;
            default:
                value.WriteTo(writer);
                return;
        }
    }
}
