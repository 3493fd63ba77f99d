namespace AciSecurity.Host;

/// <summary>Where the module is that the host preloads, and the Bicep CLI that the build put beside it.</summary>
internal static class ModuleLocation
{
    /// <summary>The file name of the module's manifest.</summary>
    public const string ManifestName = "AciSecurity.psd1";

    /// <summary>The environment variable that names another manifest.</summary>
    public const string ManifestVariable = "ACISECURITY_MODULE";

    private const string BicepVariable = "ACISECURITY_BICEP";

    /// <summary>The manifest that the environment names, or the nearest one above the host; null where there is none.</summary>
    public static string? FindManifest()
    {
        if (Environment.GetEnvironmentVariable(ManifestVariable) is { Length: > 0 } named)
            return File.Exists(named) ? Path.GetFullPath(named) : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var manifest = Path.Combine(folder.FullName, ManifestName);
            if (File.Exists(manifest))
                return manifest;
        }

        return null;
    }

    /// <summary>Lets the module use the Bicep CLI of the build, unless the user chose one.</summary>
    public static void OfferBicep(string manifest)
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(BicepVariable)))
            return;
        var bicep = Path.Combine(Path.GetDirectoryName(manifest)!, "artifacts", "bicep", OperatingSystem.IsWindows() ? "bicep.exe" : "bicep");
        if (File.Exists(bicep))
            Environment.SetEnvironmentVariable(BicepVariable, bicep);
    }
}
