using System.Text.Json;
using AciSecurity.Files.Exports.Shapes;
using AciSecurity.Files.Json;
using AciSecurity.Resources;

namespace AciSecurity.Files.Exports;

/// <summary>Makes resources of one JSON object that a tool wrote, in whichever of the known shapes.</summary>
internal static class ExportedResource
{
    /// <summary>The resource and the sub-resources inside it; empty where the object is none.</summary>
    /// <param name="json">The object's text. It is kept: the caller must not use the memory again.</param>
    /// <param name="origin">Where it was read.</param>
    public static IReadOnlyList<Resource> Read(ReadOnlyMemory<byte> json, Origin origin)
    {
        var text = ResourceText.Parse(json);
        if (text.Header is not { IsResource: true } header) return [];
        var resource = Make(text, header, json, origin);
        return header.Children.Count == 0 ? [resource] : [resource, .. header.Children.SelectMany(child => Read(child, origin))];
    }

    private static Resource Make(ResourceText text, ResourceHeader header, ReadOnlyMemory<byte> json, Origin origin)
    {
        var type = header.Type!;
        if (!header.HasProperties && (ResourceTypes.Same(type, ResourceTypes.Registry)
            || ResourceTypes.Same(type, ResourceTypes.ContainerGroup)
            || ResourceTypes.Same(type, ResourceTypes.ContainerGroupProfile)))
        {
            using var document = JsonDocument.Parse(json, JsonText.DocumentOptions);
            if (ArmShape.Normalize(document.RootElement, type) is { } shaped)
            {
                return new(header.ToIdentity(origin), shaped, header.HasTenant ? Completeness.Partial : Completeness.Returned);
            }
        }

        // Graph rows may lack or lag; a resource without any properties is from a list that leaves them out.
        return text.ToResource(header.ToIdentity(origin), header.HasTenant || !header.HasProperties ? Completeness.Partial : Completeness.Returned);
    }
}
