namespace AciSecurity.Files.Tests.SharedData;

/// <summary>Official examples that may lie beside the repository: <c>../shared/data</c>.</summary>
internal static class SharedData
{
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "AciSecurity.sln"))) continue;
            var path = Path.Combine(folder.FullName, "..", "shared", "data");
            return Directory.Exists(path) ? Path.GetFullPath(path) : null;
        }

        return null;
    }
}
