using AciSecurity.Faults;

namespace AciSecurity.Errors;

/// <summary>The faults of writing repaired templates, one factory each.</summary>
internal static class TemplateFaults
{
    /// <summary>The file is there and must not be replaced.</summary>
    public static Fault Exists(string path) =>
        new("AciSecurity.FileExists", FaultCategory.WriteError, $"{path}: the file exists.", path)
        {
            RecommendedAction = "Name another file or folder, or give -Force to replace it.",
        };

    /// <summary>Several groups for one file.</summary>
    public static Fault FolderNeeded(string path, int count) =>
        new("AciSecurity.FolderNeeded", FaultCategory.InvalidArgument, $"{path}: {count} container groups need a file each, and this is one file.", path)
        {
            RecommendedAction = "Name a folder with -OutputPath, or fewer groups.",
        };

    /// <summary>A secret as plain text, which histories and logs keep.</summary>
    public static Fault SecretNotSecure(string name) =>
        new("AciSecurity.SecretNotSecure", FaultCategory.InvalidArgument, $"The secret {name} is no SecureString.", name)
        {
            RecommendedAction = "Read it with Read-Host -AsSecureString, or take it from a vault: (Get-AzKeyVaultSecret ...).SecretValue.",
        };
}
