namespace AciSecurity.Core.Tests.Documents;

/// <summary>The repository that the tests run in.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Combine(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "AciSecurity.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
