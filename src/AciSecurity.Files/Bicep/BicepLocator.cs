namespace AciSecurity.Files.Bicep;

/// <summary>Finds the Bicep CLI where people have it.</summary>
/// <param name="variable">Gives the value of an environment variable, null where it is not set.</param>
/// <param name="home">The user's own folder.</param>
internal sealed class BicepLocator(Func<string, string?> variable, string home)
{
    /// <summary>The variable that names it for this module.</summary>
    public const string Variable = "ACISECURITY_BICEP";

    /// <summary>The CLI's file name on this system.</summary>
    public static string FileName { get; } = OperatingSystem.IsWindows() ? "bicep.exe" : "bicep";

    /// <summary>Looks where this process would.</summary>
    public static BicepLocator OfProcess { get; } =
        new(Environment.GetEnvironmentVariable, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>Full path of the CLI: the given one, else the one that <see cref="Variable"/> names, else the one on PATH,
    /// else the one that <c>az bicep install</c> brought; null where there is none. Who names one wants no other.</summary>
    public string? Find(string? given)
    {
        var named = string.IsNullOrEmpty(given) ? variable(Variable) : given;
        if (!string.IsNullOrEmpty(named)) return File.Exists(named) ? named : null;
        return Folders().Select(folder => Path.Combine(folder, FileName)).FirstOrDefault(File.Exists);
    }

    private IEnumerable<string> Folders()
    {
        foreach (var folder in (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)) yield return folder;
        var azure = variable("AZURE_CONFIG_DIR");
        yield return Path.Combine(string.IsNullOrEmpty(azure) ? Path.Combine(home, ".azure") : azure, "bin");
    }
}
