namespace AciSecurity.Faults;

/// <summary>The faults of reading files, one factory each.</summary>
public static class FileFaults
{
    /// <summary>The file is not what its kind demands: broken JSON, YAML or Bicep.</summary>
    public static Fault Invalid(string file, int line, string cause) =>
        new("AciSecurity.FileInvalid", FaultCategory.InvalidData, $"{Place(file, line)}: {cause}", file)
        {
            Line = line,
            RecommendedAction = "Correct the file where the message says, or leave it out of the paths.",
        };

    /// <summary>Part of a template could not be looked into, such as a linked template.</summary>
    public static Fault NotExpanded(string file, int line, string cause) =>
        new("AciSecurity.TemplateNotExpanded", FaultCategory.ReadError, $"{Place(file, line)}: {cause}", file)
        {
            Line = line,
            RecommendedAction = "Audit the linked template by itself, or deploy it as a Bicep module.",
        };

    /// <summary>Nothing is there.</summary>
    public static Fault NotFound(string path) =>
        new("AciSecurity.FileNotFound", FaultCategory.ObjectNotFound, $"{path}: there is no such file or folder.", path)
        {
            RecommendedAction = "Check the path and the current folder. Write wildcard characters of a name as they stand with -LiteralPath.",
        };

    /// <summary>A file that was named holds nothing that can be audited.</summary>
    public static Fault NotRecognised(string file) =>
        new("AciSecurity.FileNotRecognised", FaultCategory.InvalidData, $"{file}: it is neither a template, nor Bicep, nor the YAML of a container group, nor an export of resources.", file)
        {
            RecommendedAction = "Name files of these kinds. In a folder, files of other kinds are passed over.",
        };

    /// <summary>A file that was named as parameters and is none.</summary>
    public static Fault NoParameters(string file) =>
        new("AciSecurity.FileNotRecognised", FaultCategory.InvalidData, $"{file}: it is no parameter file.", file)
        {
            RecommendedAction = "Name a .bicepparam file, or a JSON file of the schema deploymentParameters.json.",
        };

    /// <summary>A parameter file that was named, without a template that it fits.</summary>
    public static Fault NoTemplate(string file) =>
        new("AciSecurity.TemplateNotFound", FaultCategory.ObjectNotFound, $"{file}: no template that it belongs to is among the files.", file)
        {
            RecommendedAction = "Name the template with -Path, and the parameters with -ParameterFile.",
        };

    /// <summary>The file or folder could not be read.</summary>
    public static Fault Unreadable(string path, Exception cause) => cause is UnauthorizedAccessException
        ? new("AciSecurity.FileForbidden", FaultCategory.PermissionDenied, $"{path}: access is denied.", path)
        {
            RecommendedAction = "Run as a user who may read the file, or leave it out of -Path.",
        }
        : new("AciSecurity.FileUnreadable", FaultCategory.ReadError, $"{path}: {cause.Message}", path)
        {
            RecommendedAction = "Check that no other program holds the file, and that its drive can be reached.",
        };

    /// <summary>Reading the file failed in a way that nobody has thought of. The exception's message is left out: it may quote the file.</summary>
    public static Fault Defect(string file, Exception cause) =>
        new("AciSecurity.FileUnreadable", FaultCategory.ReadError, $"{file}: it could not be read ({cause.GetType().Name}).", file)
        {
            RecommendedAction = "Please report it, with a file that shows it.",
        };

    /// <summary>The list in the file is only a part: the tool that wrote it had more to fetch.</summary>
    public static Fault Incomplete(string file) =>
        new("AciSecurity.FileIncomplete", FaultCategory.InvalidData, $"{file}: the list goes on at another page that is not in the file.", file)
        {
            RecommendedAction = "Export all pages.",
        };

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
        new("AciSecurity.BicepFailed", FaultCategory.ReadError, $"{file}: the Bicep CLI failed: {cause}", file)
        {
            RecommendedAction = "Run 'bicep build' on the file: where that fails too, bring the Bicep CLI up to date (az bicep upgrade).",
        };

    private static string Place(string file, int line) => line > 0 ? $"{file}:{line}" : file;
}
