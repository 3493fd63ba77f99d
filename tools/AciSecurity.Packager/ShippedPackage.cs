using System.Text.Json;

namespace AciSecurity.Packager;

/// <summary>A package of somebody else that ships with the module.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
internal sealed record ShippedPackage(string Id, string Version)
{
    /// <summary>The packages that ship, as the assemblies' own lists name them: nothing is forgotten when a dependency comes.</summary>
    public static IReadOnlyList<ShippedPackage> Of(string root) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(root, "module", "bin", "dependencies"), "*.deps.json")
            .SelectMany(Libraries)
            .Distinct()
            .OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase),
    ];

    private static IEnumerable<ShippedPackage> Libraries(string list)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(list));
        foreach (var library in json.RootElement.GetProperty("libraries").EnumerateObject().Where(library => library.Value.GetProperty("type").ValueEquals("package")))
        {
            var slash = library.Name.IndexOf('/');
            yield return new(library.Name[..slash], library.Name[(slash + 1)..]);
        }
    }
}
