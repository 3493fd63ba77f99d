namespace AciSecurity.Host.Tests;

/// <summary>Where things are in the repository that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the repository.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The host, built in the same configuration as the tests.</summary>
    public static string Host { get; } =
        Path.Combine(Root, "artifacts", "bin", "AciSecurity.Host", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "AciSecurity.Host.dll");

    /// <summary>A file or folder of the repository.</summary>
    public static string PathOf(params string[] names) => Path.Combine([Root, .. names]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AciSecurity.psd1")))
            folder = folder.Parent ?? throw new InvalidOperationException($"There is no repository above {AppContext.BaseDirectory}.");
        return folder.FullName;
    }
}
