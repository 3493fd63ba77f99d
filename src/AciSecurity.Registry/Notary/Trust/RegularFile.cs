using AciSecurity.Faults;

namespace AciSecurity.Registry.Notary.Trust;

/// <summary>Reads files that trust rests on: regular ones, no links to somewhere else, and none too large.</summary>
internal static class RegularFile
{
    /// <summary>The file's bytes.</summary>
    /// <exception cref="FaultException">It is not there or cannot be read.</exception>
    /// <exception cref="NotaryRefusalException">It is a link, a folder, or too large.</exception>
    public static byte[] Read(string path, int limit)
    {
        try
        {
            if (Directory.Exists(path) || IsLink(new FileInfo(path))) throw new NotaryRefusalException("It is no regular file; links are not followed.");
            return BoundedFile.Read(path, limit);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FileFaults.Unreadable(path, exception));
        }
    }

    /// <summary>Whether it is a link.</summary>
    public static bool IsLink(FileSystemInfo entry) => entry.LinkTarget is not null;
}
