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
        var header = ResourceHeader.Read(json.Span);
        if (header is not { IsResource: true }) return [];
        var resource = Make(header, json, origin);
        if (header.Children.End.Value == 0) return [resource];
        using var children = JsonDocument.Parse(json[header.Children], JsonText.DocumentOptions);
        return [resource, .. children.RootElement.EnumerateArray().SelectMany(child => Read(JsonSerializer.SerializeToUtf8Bytes(child), origin))];
    }

    private static Resource Make(ResourceHeader header, ReadOnlyMemory<byte> json, Origin origin)
    {
        var type = header.Type!;
        var isShaped = false;
        if (!header.HasProperties && (ResourceTypes.Same(type, ResourceTypes.Registry)
            || ResourceTypes.Same(type, ResourceTypes.ContainerGroup)
            || ResourceTypes.Same(type, ResourceTypes.ContainerGroupProfile)))
        {
            using var document = JsonDocument.Parse(json, JsonText.DocumentOptions);
            if (ArmShape.Normalize(document.RootElement, type) is { } shaped)
            {
                json = shaped;
                isShaped = true;
            }
        }

        // Graph rows may lack or lag; a resource without any properties is from a list that leaves them out.
        var isPartial = header.HasTenant || (!header.HasProperties && !isShaped);
        return new(
            header.ToIdentity(origin),
            json,
            isPartial ? Completeness.Partial : Completeness.Returned);
    }
}
