using System.IO.Compression;

namespace AciSecurity.Packager;

/// <summary>Writes the archive that Azure Automation imports: the module in a folder of its name.</summary>
/// <remarks>https://learn.microsoft.com/azure/automation/shared-resources/modules#import-modules-by-using-the-azure-portal</remarks>
internal static class AutomationArchive
{
    // The earliest that the format can say: the same files give the same bytes.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes it.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string folder, ModuleManifest manifest, IReadOnlyList<PackagedFile> files)
    {
        var path = Path.Combine(folder, $"{ModuleManifest.Name}.zip");
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create) { Comment = manifest.Version };
        foreach (var file in files)
        {
            var entry = archive.CreateEntry($"{ModuleManifest.Name}/{file.Path}", CompressionLevel.SmallestSize);
            entry.LastWriteTime = Time;
            using var content = entry.Open();
            content.Write(file.Content);
        }

        return path;
    }
}
