using System.Text.Json;
using AciSecurity.Files.Json;

namespace AciSecurity.Files.Templates;

/// <summary>An ARM template that has been read, not evaluated.</summary>
internal sealed class ArmTemplate
{
    private ArmTemplate(JsonText text, IReadOnlyList<ArmParameter> parameters, string schema)
    {
        Text = text;
        Parameters = parameters;
        Schema = schema;
        Declarations = DeclarationReader.Read(text);
    }

    /// <summary>The template's text.</summary>
    public JsonText Text { get; }

    /// <summary>The parameters in the order of the text.</summary>
    public IReadOnlyList<ArmParameter> Parameters { get; }

    /// <summary>The schema it names: it tells whether a resource group, subscription, management group or tenant is deployed to.</summary>
    public string Schema { get; }

    /// <summary>Every resource declaration, nested ones too, in the order of the text.</summary>
    public IReadOnlyList<Declaration> Declarations { get; }

    /// <summary>Whether it deploys something of Azure Container Instances or Azure Container Registry, itself or in a nested template.</summary>
    public bool IsOfContainers => Declarations.Any(declaration => !declaration.IsExisting && declaration.IsOfContainers);

    /// <summary>The names of the parameters that must not be shown.</summary>
    public IReadOnlySet<string> SecureParameters =>
        Parameters.Where(parameter => parameter.IsSecure).Select(parameter => parameter.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is deployed to a resource group, as most are.</summary>
    public bool IsForResourceGroup =>
        !IsAboveSubscription && !Schema.Contains("subscriptionDeploymentTemplate", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is deployed to a management group or a tenant.</summary>
    public bool IsAboveSubscription =>
        Schema.Contains("managementGroupDeploymentTemplate", StringComparison.OrdinalIgnoreCase)
        || Schema.Contains("tenantDeploymentTemplate", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a template's text.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static ArmTemplate Read(JsonText text)
    {
        using var document = JsonDocument.Parse(text.Utf8, JsonText.DocumentOptions);
        var root = document.RootElement;
        var schema = root.TryGetProperty("$schema", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        var parameters = new List<ArmParameter>();
        if (root.TryGetProperty("parameters", out var declared) && declared.ValueKind == JsonValueKind.Object)
        {
            parameters.AddRange(declared.EnumerateObject().Select(parameter => Parameter(parameter, root)));
        }

        return new(text, parameters, schema);
    }

    private static ArmParameter Parameter(JsonProperty declared, JsonElement root)
    {
        var type = DeclaredType.Of(declared.Value, root) ?? "";
        var hasDefault = declared.Value.ValueKind == JsonValueKind.Object && declared.Value.TryGetProperty("defaultValue", out _);
        return new(declared.Name, type.StartsWith("secure", StringComparison.OrdinalIgnoreCase), hasDefault);
    }
}
