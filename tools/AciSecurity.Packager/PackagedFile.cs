namespace AciSecurity.Packager;

/// <summary>One file of the published module.</summary>
/// <param name="Path">Its place in the module's folder, with slashes.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record PackagedFile(string Path, byte[] Content);
