namespace AciSecurity.Files.Bicep;

/// <summary>Finds the Bicep CLI where people have it.</summary>
internal static class BicepLocator
{
    /// <summary>The variable that names it for this module.</summary>
    public const string Variable = "ACISECURITY_BICEP";

    /// <summary>Full path of the CLI: the given one, else the one that <see cref="Variable"/> names, else the one on PATH,
    /// else the one that <c>az bicep install</c> brought; null where there is none.</summary>
    public static string? Find(string? given) => Candidates(given).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates(string? given)
    {
        if (!string.IsNullOrEmpty(given))
        {
            yield return given;
            yield break; // Who names one does not want another.
        }

        var name = OperatingSystem.IsWindows() ? "bicep.exe" : "bicep";
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            yield return named;
            yield break;
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            yield return Path.Combine(folder, name);
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var azure = Environment.GetEnvironmentVariable("AZURE_CONFIG_DIR") is { Length: > 0 } configured ? configured : Path.Combine(home, ".azure");
        yield return Path.Combine(azure, "bin", name);
    }
}
