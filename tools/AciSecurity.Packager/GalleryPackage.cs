using NuGet.Common;
using NuGet.Packaging;
using NuGet.Versioning;

namespace AciSecurity.Packager;

/// <summary>Writes the package for the PowerShell Gallery: the module's files at its root, and the tags that the gallery searches by.</summary>
/// <remarks>Tags: https://learn.microsoft.com/powershell/gallery/concepts/package-manifest-affecting-ui</remarks>
internal static class GalleryPackage
{
    /// <summary>Writes it; the same files give the same bytes.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string folder, ModuleManifest manifest, IReadOnlyList<PackagedFile> files)
    {
        var builder = new PackageBuilder(deterministic: true, NullLogger.Instance)
        {
            Id = ModuleManifest.Name,
            Version = NuGetVersion.Parse(manifest.Version),
            Description = manifest.Description,
            Copyright = manifest.Copyright,
            ReleaseNotes = manifest.ReleaseNotes,
            LicenseUrl = manifest.License,
            ProjectUrl = manifest.Project,
            RequireLicenseAcceptance = false,
            DeterministicTimestamp = "1980-01-01T00:00:00Z",
        };
        builder.Authors.Add(manifest.Author);
        builder.Owners.Add(manifest.CompanyName);
        builder.Tags.AddRange(manifest.Tags);
        builder.Tags.AddRange(["PSModule", "PSIncludes_Cmdlet"]);
        builder.Tags.AddRange(manifest.Cmdlets.SelectMany(cmdlet => (string[])[$"PSCmdlet_{cmdlet}", $"PSCommand_{cmdlet}"]));
        builder.Files.AddRange(files.Select(file => new PhysicalPackageFile(new MemoryStream(file.Content)) { TargetPath = file.Path }));
        var path = Path.Combine(folder, $"{ModuleManifest.Name}.{manifest.Version}.nupkg");
        using var stream = File.Create(path);
        builder.Save(stream);
        return path;
    }
}
