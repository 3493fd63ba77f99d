using System.Text.Json;
using AciSecurity.Audits;
using AciSecurity.Faults;
using AciSecurity.Files.Json;
using AciSecurity.Files.Templates;
using AciSecurity.Resources;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AciSecurity.Files.Yaml;

/// <summary>Reads the YAML files of <c>az container create --file</c>: the body of the request, without its type.</summary>
/// <remarks>https://learn.microsoft.com/azure/container-instances/container-instances-reference-yaml</remarks>
internal static class ContainerYaml
{
    /// <summary>The container groups in a file; null where it is YAML of another kind.</summary>
    public static IReadOnlyList<RunItem>? Read(string file, string text)
    {
        var items = new List<RunItem>();
        try
        {
            YamlDepth.Check(text);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            foreach (var document in stream.Documents)
            {
                if (document.RootNode is YamlMappingNode root && IsContainerGroup(root)) items.Add(new RunItem.ResourceRead(Resource(file, root)));
            }
        }
        catch (YamlException fault) when (items.Count > 0 || fault is YamlLimitException || MentionsContainers(text))
        {
            items.Add(new RunItem.FaultRaised(FileFaults.Invalid(file, (int)fault.Start.Line, fault is YamlLimitException ? fault.Message : "it is not YAML that can be read.")));
        }
        catch (YamlException)
        {
            // Broken, or made for a reader with other rules, and none of our business: charts and pipelines often are.
            return null;
        }

        return items.Count > 0 ? items : null;
    }

    private static Resource Resource(string file, YamlMappingNode root)
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, JsonText.WriterOptions)) new YamlJson(writer).Write(root);
        var utf8 = output.ToArray();
        using var json = JsonDocument.Parse(utf8);
        var name = TemplateResources.Text(json.RootElement, "name") ?? Path.GetFileNameWithoutExtension(file);
        return new(
            new ResourceIdentity
            {
                Id = TemplateResources.IdOf(ResourceTypes.ContainerGroup, name, null),
                Type = ResourceTypes.ContainerGroup,
                Name = name,
                Location = TemplateResources.Text(json.RootElement, "location"),
                ApiVersion = TemplateResources.Text(json.RootElement, "apiVersion"),
                Origin = new(OriginKind.Template, file, (int)root.Start.Line),
            },
            utf8,
            Completeness.Declared,
            ExpressionSyntax.Shell);
    }

    /// <summary>A container group says so by its type, or has containers and no other type.</summary>
    private static bool IsContainerGroup(YamlMappingNode root)
    {
        if (Child(root, "type") is YamlScalarNode type)
        {
            return ResourceTypes.Same(type.Value, ResourceTypes.ContainerGroup);
        }

        return Child(root, "properties") is YamlMappingNode properties
            && (Child(properties, "containers") ?? Child(properties, "initContainers")) is YamlSequenceNode;
    }

    private static YamlNode? Child(YamlMappingNode mapping, string name) => YamlJson.Members(mapping)
        .FirstOrDefault(pair => name.Equals(pair.Key, StringComparison.OrdinalIgnoreCase)).Value;

    private static bool MentionsContainers(string text) =>
        text.Contains(ResourceTypes.ContainerGroup, StringComparison.OrdinalIgnoreCase)
        || (text.Contains("containers:", StringComparison.OrdinalIgnoreCase) && text.Contains("osType:", StringComparison.OrdinalIgnoreCase));
}
