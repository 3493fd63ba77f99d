namespace AciSecurity.Reports;

/// <summary>Opens files that only this process can use, and that go when it does.</summary>
internal static class TemporaryFile
{
    private const int BufferSize = 32 * 1024;

    /// <summary>A new file, open for writing and reading, that is gone when it is closed.</summary>
    public static FileStream Open()
    {
        var path = Path.Combine(Path.GetTempPath(), $"acisecurity-{Path.GetRandomFileName()}.tmp");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = BufferSize,
        };
        if (OperatingSystem.IsWindows())
        {
            options.Options = FileOptions.DeleteOnClose; // the folder is the user's own there
            return new(path, options);
        }

        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path); // it lives without a name until it is closed, even by a kill
        return file;
    }
}
