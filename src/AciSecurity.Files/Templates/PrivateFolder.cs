namespace AciSecurity.Files.Templates;

/// <summary>A temporary folder that only this user can read, gone when it is disposed: parameter values may be secrets.</summary>
internal sealed class PrivateFolder : IDisposable
{
    private PrivateFolder(string path) => Path = path;

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Makes one.</summary>
    public static PrivateFolder Create() => new(Directory.CreateTempSubdirectory("AciSecurity-").FullName);

    /// <summary>Writes a file into it.</summary>
    /// <returns>The file's full path.</returns>
    public async Task<string> WriteAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        var path = System.IO.Path.Combine(Path, name);
        await File.WriteAllBytesAsync(path, content, cancellationToken).ConfigureAwait(false);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The process that was ended may still hold a file for a moment; the system clears its temporary folder.
        }
    }
}
