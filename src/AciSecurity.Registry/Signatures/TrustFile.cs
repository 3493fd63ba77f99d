using AciSecurity.Faults;

namespace AciSecurity.Registry.Signatures;

/// <summary>Reads a file that says whom to trust.</summary>
internal static class TrustFile
{
    private const int Largest = 1024 * 1024;

    /// <summary>Its bytes.</summary>
    /// <exception cref="FaultException">It is missing, too large, or cannot be read.</exception>
    public static byte[] Read(string file)
    {
        try
        {
            var information = new FileInfo(file);
            if (!information.Exists) throw new FaultException(FileFaults.NotFound(file));
            return information.Length <= Largest ? File.ReadAllBytes(file) : throw new FaultException(FileFaults.TooLarge(file, information.Length, Largest));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(FileFaults.Unreadable(file, exception));
        }
    }
}
