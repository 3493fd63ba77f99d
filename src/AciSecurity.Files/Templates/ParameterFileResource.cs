using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AciSecurity.Resources;

namespace AciSecurity.Files.Templates;

/// <summary>Makes a resource of a file with parameters: what it gives to the secure parameters of a template.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/templates/parameter-files</remarks>
internal static class ParameterFileResource
{
    /// <summary>The deployment that the file gives values to; null where it gives none that must be kept secret.</summary>
    /// <param name="file">The file with the values.</param>
    /// <param name="deployment">Tells the template and its parameters from the run's other deployments.</param>
    /// <param name="template">The template.</param>
    /// <param name="values">The values in the file.</param>
    public static Resource? Make(string file, string deployment, ArmTemplate template, ParameterValues values)
    {
        if (!template.IsOfContainers) return null;
        var given = template.Parameters.Where(parameter => parameter.IsSecure && (values.ValueOf(parameter.Name) is not null || values.IsReference(parameter.Name))).ToList();
        if (given.Count == 0) return null;
        var declared = new JsonObject();
        var set = new JsonObject();
        foreach (var (name, _, _) in given)
        {
            declared[name] = new JsonObject { ["type"] = "securestring" };
            set[name] = values.ValueOf(name) is { } value
                ? new JsonObject { ["value"] = JsonNode.Parse(value, documentOptions: new JsonDocumentOptions { MaxDepth = 128 }) }
                : new JsonObject { ["reference"] = new JsonObject() };
        }

        var json = new JsonObject
        {
            ["type"] = ResourceTypes.Deployment,
            ["name"] = Path.GetFileName(file),
            ["properties"] = new JsonObject { ["parametersLink"] = new JsonObject { ["uri"] = Path.GetFileName(file) }, ["parameters"] = set, ["template"] = new JsonObject { ["parameters"] = declared } },
        };
        var line = given.Min(parameter => values.LineOf(parameter.Name));
        return DeploymentResources.Make(
            Path.GetFileName(file), null, Encoding.UTF8.GetBytes(json.ToJsonString()), template.SecureParameters, deployment, new(OriginKind.Template, file, line));
    }
}
