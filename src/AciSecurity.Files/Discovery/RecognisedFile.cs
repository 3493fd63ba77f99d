using AciSecurity.Faults;

namespace AciSecurity.Files.Discovery;

/// <summary>A file and what it is.</summary>
/// <param name="File">The file.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Fault">Why it could not be read; null where it could.</param>
internal sealed record RecognisedFile(FoundFile File, FileKind Kind, Fault? Fault = null)
{
    /// <summary>The file's full path.</summary>
    public string Path => File.Path;
}
