namespace AciSecurity.Files.Discovery;

/// <summary>A file that is to be looked at.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="IsNamed">Whether it was named itself: then it must be something, while a folder may hold what it likes.</param>
internal sealed record FoundFile(string Path, bool IsNamed);
