using System.Buffers;
using System.Text.Json;
using AciSecurity.Files.Json;
using AciSecurity.Resources;

namespace AciSecurity.Files.Exports.Shapes;

/// <summary>Turns what command-line tools write about a container group or a registry into what Azure Resource Manager
/// returns, so that one set of rules reads both.</summary>
/// <remarks><para>Two families of tools flatten <c>properties</c> away. The Azure CLI prints the models of the Python SDK, whose
/// members are ARM's in one flat object, with null for those that are not set (azure-cli, core/commands: <c>todict</c>). The
/// PowerShell modules that AutoRest generates go further and flatten nested objects into the member's name:
/// <c>ipAddress.dnsNameLabel</c> is <c>IPAddressDnsNameLabel</c>, and lists are named in the singular.</para>
/// <para>Neither says at which api-version it read. Secrets stay: this is input for rules, not for display.</para></remarks>
internal static class ArmShape
{
    private const string Properties = "properties";

    /// <summary>The resource as ARM writes it, UTF-8.</summary>
    /// <param name="resource">One object of an export.</param>
    /// <param name="type">The resource's type.</param>
    /// <returns>Null where the object is to be read as it stands: it names <c>properties</c> itself, its type is not known
    /// here, nothing in it is a property of that type (an inventory that only names resources), or text in it is no text
    /// (half of a surrogate pair).</returns>
    public static byte[]? Normalize(JsonElement resource, string type)
    {
        if (resource.ValueKind != JsonValueKind.Object || Of(type) is not { } known) return null;
        try
        {
            return NamesProperties(resource) ? null : Shape(resource, known.Layout, known.Marks);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[]? Shape(JsonElement resource, Layout layout, string[] marks)
    {
        var shaped = layout.Shape(resource);
        if (shaped[Properties] is not ArmObject properties || !marks.Any(properties.Says)) return null;
        var output = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(output, JsonText.WriterOptions)) shaped.WriteTo(writer);
        return output.WrittenSpan.ToArray();
    }

    private static (Layout Layout, string[] Marks)? Of(string type)
    {
        if (ResourceTypes.Same(type, ResourceTypes.Registry)) return (RegistryLayout.Registry, RegistryLayout.Marks);
        return ResourceTypes.Same(type, ResourceTypes.ContainerGroup) || ResourceTypes.Same(type, ResourceTypes.ContainerGroupProfile)
            ? (ContainerGroupLayout.Group, ContainerGroupLayout.Marks)
            : null;
    }

    private static bool NamesProperties(JsonElement resource)
    {
        foreach (var member in resource.EnumerateObject())
        {
            if (member.Name.Equals(Properties, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
