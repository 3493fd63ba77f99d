using System.Text.Json;
using AciSecurity.Findings;
using AciSecurity.Resources;

namespace AciSecurity.Rules.ContainerInstances;

/// <summary>A seccomp profile, as far as it matters whether it denies anything.</summary>
/// <param name="IsUnconfined">Whether it denies no system call at all.</param>
/// <param name="Shown">The profile in a few words, for evidence.</param>
/// <remarks>https://github.com/opencontainers/runtime-spec/blob/main/config-linux.md#seccomp: a default action, and for some
/// calls another one. LOG allows the call and notes it.</remarks>
internal sealed record SeccompProfile(bool IsUnconfined, string Shown)
{
    private static readonly string[] Denying =
        ["SCMP_ACT_KILL", "SCMP_ACT_KILL_PROCESS", "SCMP_ACT_KILL_THREAD", "SCMP_ACT_TRAP", "SCMP_ACT_ERRNO", "SCMP_ACT_TRACE", "SCMP_ACT_NOTIFY"];

    /// <summary>Reads the base64 of a profile; null where it is none.</summary>
    public static SeccompProfile? Read(string text)
    {
        if (text.Trim().Equals("unconfined", StringComparison.OrdinalIgnoreCase)) return new(true, "unconfined");
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length)) return null;
        try
        {
            using var json = JsonDocument.Parse(bytes.AsMemory(0, length));
            return json.RootElement.ValueKind == JsonValueKind.Object ? Of(json.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SeccompProfile? Of(JsonElement profile)
    {
        if (!profile.Find("defaultAction", out var action) || action.Text() is not { } byDefault) return null;
        var shown = Redaction.Text($"defaultAction {byDefault}");
        if (IsDenying(byDefault)) return new(false, shown);
        var isAllowing = byDefault.ToUpperInvariant() is "SCMP_ACT_ALLOW" or "SCMP_ACT_LOG";
        return isAllowing ? new(!DeniesSome(profile), shown) : null;
    }

    private static bool DeniesSome(JsonElement profile) =>
        profile.Find("syscalls", out var calls) && calls.ValueKind == JsonValueKind.Array && calls.EnumerateArray().Any(call =>
            call.ValueKind == JsonValueKind.Object && call.Find("action", out var action) && IsDenying(action.Text() ?? "") && NamesSome(call));

    private static bool NamesSome(JsonElement call) =>
        (call.Find("names", out var names) && names.ValueKind == JsonValueKind.Array && names.GetArrayLength() > 0)
        || (call.Find("name", out var name) && name.Text() is { Length: > 0 });

    private static bool IsDenying(string action) => Denying.Contains(action, StringComparer.OrdinalIgnoreCase);
}
