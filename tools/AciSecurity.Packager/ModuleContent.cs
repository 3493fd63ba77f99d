namespace AciSecurity.Packager;

/// <summary>Says which files of the repository are the module.</summary>
internal static class ModuleContent
{
    private static readonly string[] Single = ["AciSecurity.psd1", "LICENSE"];
    private static readonly string[] Folders = ["module", "en-US"];

    // What a debugger wants, and nobody who runs the module.
    private static readonly string[] LeftOut = [".pdb"];

    /// <summary>The files of the built module in the order of their names, with the notices of what others made of it.</summary>
    /// <exception cref="InvalidDataException">The repository is not built.</exception>
    public static IReadOnlyList<PackagedFile> Of(string root)
    {
        var paths = Single.Select(name => Path.Combine(root, name)).Concat(Folders.SelectMany(folder => FilesOf(root, folder)));
        PackagedFile[] files =
        [
            .. paths.Select(path => new PackagedFile(Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllBytes(path))),
            new("THIRD-PARTY-NOTICES.txt", ThirdPartyNotices.Of(root)),
        ];
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> FilesOf(string root, string folder)
    {
        var path = Path.Combine(root, folder);
        if (!Directory.Exists(path)) throw new InvalidDataException($"There is no folder '{folder}': build the repository first.");
        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => !LeftOut.Contains(Path.GetExtension(file)));
    }
}
