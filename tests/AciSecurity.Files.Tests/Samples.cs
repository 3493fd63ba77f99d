namespace AciSecurity.Files.Tests;

/// <summary>Templates of the tests' own.</summary>
internal static class Samples
{
    public const string Schema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

    /// <summary>A template with these parameters and resources, each the text of JSON.</summary>
    public static string Template(string resources, string parameters = "{}", string more = "") => $$"""
        {
          "$schema": "{{Schema}}",
          "contentVersion": "1.0.0.0",{{more}}
          "parameters": {{parameters}},
          "resources": {{resources}}
        }
        """;

    /// <summary>A registry with these properties.</summary>
    public static string Registry(string name = "contoso", string properties = "{}", string more = "") => $$"""
        { "type": "Microsoft.ContainerRegistry/registries", "apiVersion": "2025-11-01", "name": "{{name}}", "location": "westeurope",
          "sku": { "name": "Premium" }, {{more}} "properties": {{properties}} }
        """;

    /// <summary>A parameter file with these values.</summary>
    public static string Parameters(string values) => $$"""
        { "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "contentVersion": "1.0.0.0",
          "parameters": {{values}} }
        """;
}
