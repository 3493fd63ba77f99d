namespace AciSecurity.Registry.Tests.SharedData;

/// <summary>Signatures made by others, with their verdicts, that may lie beside the repository: <c>../shared/data/signatures</c>.</summary>
internal static class SharedData
{
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "AciSecurity.sln"))) continue;
            var path = Path.Combine(folder.FullName, "..", "shared", "data", "signatures");
            return Directory.Exists(path) ? Path.GetFullPath(path) : null;
        }

        return null;
    }
}
