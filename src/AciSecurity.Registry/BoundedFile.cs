using AciSecurity.Faults;

namespace AciSecurity.Registry;

/// <summary>Reads a file that a caller names, if it is not too large.</summary>
internal static class BoundedFile
{
    /// <summary>The most that is read of a file that says whom to trust.</summary>
    public const int LargestTrust = 1024 * 1024;

    /// <summary>The file's bytes.</summary>
    /// <exception cref="FaultException">It is missing, too large, or cannot be read.</exception>
    public static byte[] Read(string path, int limit)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) throw new FaultException(FileFaults.NotFound(path));
            return file.Length <= limit ? File.ReadAllBytes(path) : throw new FaultException(FileFaults.TooLarge(path, file.Length, limit));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FileFaults.Unreadable(path, exception));
        }
    }
}
