namespace AciSecurity.Faults;

/// <summary>The faults of reading files, one factory each.</summary>
public static class FileFaults
{
    /// <summary>The file is not what its kind demands: broken JSON, YAML or Bicep.</summary>
    public static Fault Invalid(string file, int line, string cause) =>
        new("AciSecurity.FileInvalid", FaultCategory.InvalidData, $"{Place(file, line)}: {cause}", file) { Line = line };

    /// <summary>Nothing is there.</summary>
    public static Fault NotFound(string path) =>
        new("AciSecurity.FileNotFound", FaultCategory.ObjectNotFound, $"{path}: there is no such file or folder.", path);

    /// <summary>The file or folder could not be read.</summary>
    public static Fault Unreadable(string path, Exception cause) => cause is UnauthorizedAccessException
        ? new("AciSecurity.FileForbidden", FaultCategory.PermissionDenied, $"{path}: access is denied.", path)
        {
            RecommendedAction = "Run as a user who may read the file, or leave it out of -Path.",
        }
        : new("AciSecurity.FileUnreadable", FaultCategory.ReadError, $"{path}: {cause.Message}", path);

    /// <summary>The file is larger than is read in one piece.</summary>
    public static Fault TooLarge(string file, long bytes, long limit) =>
        new("AciSecurity.FileTooLarge", FaultCategory.LimitsExceeded, $"{file}: {bytes:N0} bytes are more than the {limit:N0} that are read.", file)
        {
            RecommendedAction = "Split the file, or export fewer resources into it. Lists of exported resources have no limit.",
        };

    /// <summary>A Bicep file, and no Bicep to read it with.</summary>
    public static Fault BicepMissing(string file) =>
        new("AciSecurity.BicepNotFound", FaultCategory.NotInstalled, $"{file}: Bicep files need the Bicep CLI, which was not found.", file)
        {
            RecommendedAction = "Install it (az bicep install, or https://aka.ms/bicep-install), or name it with -BicepPath or $env:ACISECURITY_BICEP.",
        };

    /// <summary>Bicep took longer than one file is given.</summary>
    public static Fault BicepTimeout(string file, TimeSpan limit) =>
        new("AciSecurity.BicepTimeout", FaultCategory.OperationTimeout, $"{file}: Bicep gave no answer in {limit.TotalSeconds:N0} seconds.", file)
        {
            RecommendedAction = "Restore the file's registry modules first (bicep restore), or simplify it.",
        };

    /// <summary>The Bicep CLI could not be started, or ended unasked.</summary>
    public static Fault BicepFailed(string file, string cause) =>
        new("AciSecurity.BicepFailed", FaultCategory.ReadError, $"{file}: the Bicep CLI failed: {cause}", file);

    private static string Place(string file, int line) => line > 0 ? $"{file}:{line}" : file;
}
