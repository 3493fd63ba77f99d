using System.Text.Json;

namespace AciSecurity.Packager;

/// <summary>The list of what a release holds of others, in CycloneDX.</summary>
/// <remarks>https://cyclonedx.org/docs/1.6/json/#components_items_purl</remarks>
internal static class BillOfMaterials
{
    /// <summary>Checks that the list names everything that ships.</summary>
    /// <exception cref="InvalidDataException">Something is missing.</exception>
    public static void Check(string path, IReadOnlyList<ShippedPackage> shipped)
    {
        using var bill = JsonDocument.Parse(File.ReadAllBytes(path));
        var named = bill.RootElement.GetProperty("components").EnumerateArray().Select(component => component.GetProperty("purl").GetString()).ToHashSet();
        foreach (var (id, version) in shipped)
        {
            if (!named.Contains($"pkg:nuget/{id}@{version}")) throw new InvalidDataException($"{path} does not name {id} {version}, which ships.");
        }
    }
}
