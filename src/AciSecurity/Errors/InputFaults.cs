using AciSecurity.Faults;

namespace AciSecurity.Errors;

/// <summary>The faults of what a cmdlet is given, one factory each.</summary>
internal static class InputFaults
{
    /// <summary>An input object that no resource can be read from.</summary>
    public static Fault NotAResource(string target, string cause) =>
        new("AciSecurity.NotAResource", FaultCategory.InvalidData, $"{target}: {cause}", target)
        {
            RecommendedAction = "Pipe in resources: what Get-AzResource, Search-AzGraph or 'az ... | ConvertFrom-Json' give, or JSON as one string "
                + "(Get-Content -Raw). Name files and folders with -Path.",
        };

    /// <summary>A path of a provider other than the file system's.</summary>
    public static Fault NotAFile(string path, string provider) =>
        new("AciSecurity.NotAFile", FaultCategory.InvalidArgument, $"{path}: a path of {provider} is no file or folder.", path)
        {
            RecommendedAction = "Name files and folders of the file system.",
        };

    /// <summary>A path that means several files where one is needed.</summary>
    public static Fault PathAmbiguous(string path) =>
        new("AciSecurity.PathAmbiguous", FaultCategory.InvalidArgument, $"{path}: the path means several files, and one is needed.", path)
        {
            RecommendedAction = "Name one file, or use -LiteralPath if its name has wildcard characters.",
        };

    /// <summary>A rule id or pattern that no rule has.</summary>
    public static Fault RuleNotFound(string pattern) =>
        new("AciSecurity.RuleNotFound", FaultCategory.ObjectNotFound, $"No rule has the id '{pattern}'.", pattern)
        {
            RecommendedAction = "Get-AciSecurityRule lists the rules.",
        };
}
