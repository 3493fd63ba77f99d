using AciSecurity.Faults;

namespace AciSecurity.Registry.Notary.Trust;

/// <summary>Where notation keeps what it trusts.</summary>
/// <remarks>https://github.com/notaryproject/notation-go/blob/main/dir/path.go: <c>%AppData%\notation</c> on Windows,
/// <c>~/Library/Application Support/notation</c> on macOS, <c>$XDG_CONFIG_HOME/notation</c> or <c>~/.config/notation</c> elsewhere.</remarks>
internal static class NotationConfiguration
{
    private const string Folder = "notation";
    private static readonly string[] Policies = ["trustpolicy.oci.json", "trustpolicy.json"];

    /// <summary>The folder of this user.</summary>
    public static string Directory
    {
        get
        {
            if (OperatingSystem.IsMacOS()) return Path.Combine(Home, "Library", "Application Support", Folder);
            if (OperatingSystem.IsWindows()) return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), Folder);
            return Path.Combine(Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } given ? given : Path.Combine(Home, ".config"), Folder);
        }
    }

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>The trust policy in a configuration folder.</summary>
    /// <exception cref="FaultException">There is none.</exception>
    public static string PolicyIn(string directory) =>
        Policies.Select(name => Path.Combine(directory, name)).FirstOrDefault(Path.Exists)
        ?? throw new FaultException(TrustFaults.NobodyTrusted(Path.Combine(directory, Policies[0])));
}
