using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>Linux capabilities by name: with the prefix CAP_ or without, in any letter case.</summary>
/// <remarks>What each allows: https://man7.org/linux/man-pages/man7/capabilities.7.html</remarks>
internal static class Capability
{
    /// <summary>Those by which a process reaches the kernel, other processes, the host's devices or every file.</summary>
    private static readonly HashSet<string> Dangerous = new(StringComparer.OrdinalIgnoreCase)
    {
        "ALL", "SYS_ADMIN", "NET_ADMIN", "SYS_PTRACE", "SYS_MODULE", "SYS_RAWIO", "SYS_BOOT", "SYS_TIME", "DAC_READ_SEARCH", "BPF",
        "PERFMON", "CHECKPOINT_RESTORE", "MAC_ADMIN", "MAC_OVERRIDE", "SYSLOG", "AUDIT_CONTROL", "LINUX_IMMUTABLE",
    };

    /// <summary>Whether it can be used to take over the host or to see what is not the container's.</summary>
    public static bool IsDangerous(string name) => Dangerous.Contains(Bare(name));

    /// <summary>Whether it stands for all of them.</summary>
    public static bool IsAll(string name) => Bare(name).Equals("ALL", StringComparison.OrdinalIgnoreCase);

    /// <summary>The names for a sentence.</summary>
    public static string List(IEnumerable<Setting<string>> names) =>
        string.Join(", ", names.Select(name => Redaction.Text(Bare(name.Or("")).ToUpperInvariant())));

    /// <summary>A list of names as evidence.</summary>
    public static Setting<IEnumerable<string>> Shown(Setting<IReadOnlyList<Setting<string>>> names) =>
        names.Select(list => list.Select(name => name.Or("(unresolved)")));

    private static string Bare(string name)
    {
        var trimmed = name.Trim();
        return trimmed.StartsWith("CAP_", StringComparison.OrdinalIgnoreCase) ? trimmed[4..] : trimmed;
    }
}
