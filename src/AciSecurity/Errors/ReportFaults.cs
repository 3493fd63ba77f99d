using AciSecurity.Faults;

namespace AciSecurity.Errors;

/// <summary>The faults of reports and gates, one factory each.</summary>
internal static class ReportFaults
{
    /// <summary>The findings do not pass the gate; the report is whole.</summary>
    public static Fault GateFailed(string message, string target) =>
        new("AciSecurity.GateFailed", FaultCategory.InvalidData, message, target)
        {
            RecommendedAction = "Fix what was found, worst first: each finding has a Recommendation. What is accepted for now belongs into the policy's exemptions.",
        };

    /// <summary>Something that is not a finding of this session, or no longer.</summary>
    public static Fault NotAFinding(string type) =>
        new("AciSecurity.NotAFinding", FaultCategory.InvalidArgument, $"An object of the type {type} is no finding.", type)
        {
            RecommendedAction = "Pipe findings as the audit writes them: Select-Object, files and other sessions leave only their text.",
        };

    /// <summary>Findings that are to go nowhere.</summary>
    public static Fault NoTarget() =>
        new("AciSecurity.NoReportTarget", FaultCategory.InvalidArgument, "There is neither a file to write nor -Annotate.", "Path")
        {
            RecommendedAction = "Name a file with -Path, or use -Annotate in a CI job.",
        };

    /// <summary>A file name that says no format.</summary>
    public static Fault FormatUnknown(string path, string formats) =>
        new("AciSecurity.FormatUnknown", FaultCategory.InvalidArgument, $"{path}: the name says no report format. Formats: {formats}.", path)
        {
            RecommendedAction = "Use one of the extensions, or name the format with -Format.",
        };

    /// <summary>A format that no file is to have, because each one's name says another.</summary>
    public static Fault FormatUnused(string format, string path) =>
        new("AciSecurity.FormatUnused", FaultCategory.InvalidArgument, $"{path}: the name says another report format than {format}, and goes before -Format.", path)
        {
            RecommendedAction = "Leave -Format away, or give the file a name that says no format.",
        };

    /// <summary>The file is there and must not be replaced.</summary>
    public static Fault FileExists(string path) =>
        new("AciSecurity.FileExists", FaultCategory.WriteError, $"{path}: the file exists, and -NoClobber was given.", path)
        {
            RecommendedAction = "Name another file, or leave -NoClobber out.",
        };

    /// <summary>The report could not be written.</summary>
    public static Fault Unwritable(string path, Exception cause) => cause is UnauthorizedAccessException
        ? new("AciSecurity.FileForbidden", FaultCategory.PermissionDenied, $"{path}: access is denied.", path)
        {
            RecommendedAction = "Name a file where this user may write.",
        }
        : new("AciSecurity.FileUnwritable", FaultCategory.WriteError, $"{path}: {cause.Message}", path)
        {
            RecommendedAction = "Check that the folder exists and that no other program holds the file.",
        };
}
