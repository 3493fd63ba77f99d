using System.Text.Json;
using AciSecurity.Resources;

namespace AciSecurity.Confidential;

/// <summary>The commands that a policy lets be run in containers, beside what their probes need.</summary>
internal static class ExecProcesses
{
    private static readonly string[] Shells = ["sh", "bash", "ash", "dash", "zsh", "ksh", "busybox", "cmd", "cmd.exe", "powershell", "powershell.exe", "pwsh"];

    /// <summary>The commands of a container of a policy; null where they cannot be read.</summary>
    public static List<string[]>? Of(JsonElement container)
    {
        if (container.ValueKind != JsonValueKind.Object) return null;
        if (!container.Find("exec_processes", out var processes)) return [];
        if (processes.ValueKind != JsonValueKind.Array) return null;
        var commands = processes.EnumerateArray().Select(process => process.ValueKind == JsonValueKind.Object && process.Find("command", out var command) ? Words(command) : null).ToList();
        return commands.Contains(null) ? null : commands.ConvertAll(command => command!);
    }

    /// <summary>Whether the command is a shell that waits for input, as debug mode allows.</summary>
    public static bool IsShell(string[] command) =>
        command.Length > 0 && Array.IndexOf(Shells, command[0][(command[0].LastIndexOfAny(['/', '\\']) + 1)..].ToLowerInvariant()) >= 0
        && command.Skip(1).All(word => word.StartsWith('-') && !word.Contains('c', StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a probe of the group runs the command; null where the probes cannot be read.</summary>
    public static bool? IsProbe(string[] command, ContainerGroup group)
    {
        if (!group.Containers.IsKnown) return null;
        var probes = group.Containers.Value.SelectMany(container => new[] { container.LivenessProbe.Command, container.ReadinessProbe.Command }).ToList();
        if (probes.Exists(probe => probe.IsKnown && probe.Value.All(word => word.Text.IsKnown) && probe.Value.Select(word => word.Text.Value).SequenceEqual(command))) return true;
        return probes.Exists(probe => probe.IsUnresolved || probe.Or([]).Any(word => word.Text.IsUnresolved)) ? null : false;
    }

    internal static string[]? Words(JsonElement list)
    {
        if (list.ValueKind != JsonValueKind.Array) return null;
        var words = list.EnumerateArray().Select(word => word.Text()).OfType<string>().ToArray();
        return words.Length == list.GetArrayLength() ? words : null;
    }
}
