using System.Text.RegularExpressions;

namespace AciSecurity.Resources;

/// <summary>Names a registry so that what refers to it compares with it: by its name, which is unique in all of Azure, or by the
/// expression of its id where nobody knows the name.</summary>
/// <remarks>https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftcontainerregistry</remarks>
internal static partial class RegistryName
{
    private const string Type = "Microsoft.ContainerRegistry/registries";

    /// <summary>The name of the registry itself.</summary>
    public static string Of(ResourceIdentity registry) => OfId(registry.Id) ?? registry.Name;

    /// <summary>The registry whose id this is; null where it is the id of something else.</summary>
    public static string? OfId(string id)
    {
        if (id.StartsWith('[')) return id.Contains($"'{Type}'", StringComparison.OrdinalIgnoreCase) ? ResourceId.WithoutSpaces(id) : null;
        var at = id.LastIndexOf(Type + "/", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var name = id[(at + Type.Length + 1)..];
        return name.Length == 0 || name.Contains('/') ? null : name;
    }

    /// <summary>The registry with this login server; null where it is none of Azure's.</summary>
    public static string? OfHost(string host) =>
        LoginServer().Match(host.Trim()) is { Success: true } match ? match.Groups["name"].Value.ToLowerInvariant() : null;

    /// <summary>Whether the name is an expression: it compares with its like only, and within one deployment only.</summary>
    public static bool IsExpression(string name) => name.StartsWith('[');

    // contoso.azurecr.io, contoso-hash.azurecr.io (names have no hyphens), contoso.westeurope.geo.azurecr.io
    [GeneratedRegex(@"^(?<name>[a-z0-9]+)(?:-[a-z0-9]+)*(?:\.[a-z0-9]+){0,2}\.azurecr\.(?:io|us|cn)(?::443)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LoginServer();
}
