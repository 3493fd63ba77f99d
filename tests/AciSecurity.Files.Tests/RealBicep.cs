using AciSecurity.Ports;

namespace AciSecurity.Files.Tests;

/// <summary>The Bicep CLI that the build brings.</summary>
internal static class RealBicep
{
    public static string? Path { get; } = Find();

    public static FileSourceRequest Request(params string[] paths) => new() { Paths = paths, BicepPath = Path };

    public static Task<Reading> ReadAsync(params string[] paths) => Reading.OfAsync(Request(paths));

    private static string? Find()
    {
        var name = OperatingSystem.IsWindows() ? "bicep.exe" : "bicep";
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "artifacts", "bicep", name);
            if (File.Exists(path)) return path;
        }

        return null;
    }
}
