using System.Management.Automation;
using AciSecurity.Images;
using AciSecurity.Resources;

namespace AciSecurity.Binding;

/// <summary>A registry as somebody names it: text, a resource of this module, or what the Az modules, the Azure CLI and Resource Graph give.</summary>
/// <param name="Text">Its name, login server or address.</param>
/// <param name="ResourceId">The id of its resource; null where it is not known.</param>
/// <param name="IsPremium">Whether its SKU is Premium; null where it is not known.</param>
internal sealed record RegistryArgument(string Text, string? ResourceId = null, bool? IsPremium = null)
{
    /// <summary>Reads <paramref name="value"/>; null where it names no registry.</summary>
    /// <remarks>Used on the pipeline thread: an object's properties may be scripts of the session.</remarks>
    public static RegistryArgument? Of(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => null,
        string text => string.IsNullOrWhiteSpace(text) ? null : OfText(text.Trim()),
        Uri address => new(address.ToString()),
        Resource resource => OfResource(resource),
        RegistryImage image => OfImage(image),
        _ => OfObject(PSObject.AsPSObject(value!)),
    };

    /// <summary>The registry of an image.</summary>
    public static RegistryArgument OfImage(RegistryImage image) => new(image.Endpoint?.GetLeftPart(UriPartial.Authority) ?? image.Registry, image.ResourceId);

    private static RegistryArgument OfText(string text) =>
        text.StartsWith('/') && RegistryAddress.NameOf(text) is { } name ? new(name, text) : new(text);

    private static RegistryArgument? OfResource(Resource resource)
    {
        if (!resource.Type.Equals(ResourceTypes.Registry, StringComparison.OrdinalIgnoreCase)) return null;
        var registry = new Resources.Registry(resource);
        var server = registry.LoginServer is { State: SettingState.Known } known ? known.Value : resource.Name;
        return new(server, resource.Id, registry.Sku is { State: SettingState.Known } sku ? IsPremiumSku(sku.Value) : null);
    }

    private static RegistryArgument? OfObject(PSObject value)
    {
        var properties = TextOf(value, "LoginServer") is null && value.Properties["properties"]?.Value is { } inner ? PSObject.AsPSObject(inner) : value;
        var server = TextOf(properties, "LoginServer");
        var id = TextOf(value, "Id") ?? TextOf(value, "ResourceId");
        if (server is null && (id is null || RegistryAddress.NameOf(id) is null)) return null;
        return new(server ?? RegistryAddress.NameOf(id!)!, id, Sku(value) is { } sku ? IsPremiumSku(sku) : null);
    }

    private static string? Sku(PSObject value) =>
        TextOf(value, "SkuName") ?? (value.Properties["sku"]?.Value is { } sku ? sku as string ?? TextOf(PSObject.AsPSObject(sku), "name") : null);

    private static bool IsPremiumSku(string sku) => sku.Equals("Premium", StringComparison.OrdinalIgnoreCase);

    private static string? TextOf(PSObject value, string name) => value.Properties[name]?.Value?.ToString() is { Length: > 0 } text ? text : null;
}
