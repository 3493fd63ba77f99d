using System.Text.Json;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Confidential;

/// <summary>Decides whether a policy allows what it lists and nothing to look into it.</summary>
internal static class EnforcementVerdict
{
    private const string Feed = "mcr.microsoft.com/aci/aci-cc-infra-fragment";
    private const string Issuer = "did:x509:0:sha256:I__iuL25oXEVFdTP_aBLx_eT1RPHbCQ_ECBQfYZpt9s::eku:1.3.6.1.4.1.311.76.59.1.3";
    private static readonly string[] Debugging = ["allow_dump_stacks", "allow_runtime_logging"];

    /// <summary>The verdict; its reason never quotes the policy, which holds values of environment variables.</summary>
    public static Verdict Of(EnforcementPolicy policy, ContainerGroup group)
    {
        if (policy.AllowsAll || policy.OpenPoints.Contains("create_container")) return Fail("has the policy that allows everything");
        if (policy.OpenPoints.Count > 0) return Fail($"has a policy that allows any {Redaction.Text(string.Join(", any ", policy.OpenPoints))}");
        var debug = Array.FindAll(Debugging, flag => policy.Flag(flag) == true);
        if (debug.Length > 0) return Fail($"has a policy for debugging: {string.Join(", ", debug)}");
        if (policy.List("external_processes") is { Count: > 0 }) return Fail("has a policy that lets processes be run beside the containers");
        var containers = policy.List("containers");
        var commands = containers?.Select(ExecProcesses.Of).ToList() ?? [];
        var extra = commands.SelectMany(list => list ?? []).Select(command => (IsShell: ExecProcesses.IsShell(command), IsProbe: ExecProcesses.IsProbe(command, group))).Where(command => command.IsProbe != true).ToList();
        if (extra.Exists(command => command.IsShell)) return Fail("has a policy that lets a shell be started in a container");
        if (extra.Exists(command => command.IsProbe == false)) return Fail("has a policy that lets commands be run in a container that no probe runs");
        var stdio = containers?.Select(AllowsStdio).ToList() ?? [];
        if (stdio.Contains(true)) return Fail("has a policy that lets what containers write be read outside (allow_stdio_access)") with { Severity = Severity.Medium };
        var isUnread = containers is null || commands.Contains(null) || stdio.Contains(null) || policy.List("external_processes") is null || Debugging.Any(flag => policy.Flag(flag) is null);
        if (policy.Unclear is { } unclear) return Unknown($"has a policy that {unclear}, which is not judged here");
        if (isUnread) return Unknown("has a policy that cannot be read as far as it decides");
        if (extra.Count > 0) return Unknown("has a policy that lets commands be run in a container, and the probes that may need them cannot be read");
        return policy.List("fragments") is { } fragments && fragments.All(IsOfMicrosoft)
            ? new(Outcome.Pass, "has a policy that allows what it lists, and nothing to look into it")
            : Unknown("has a policy that trusts fragments of others, which are not here");
    }

    private static bool? AllowsStdio(JsonElement container)
    {
        if (container.ValueKind != JsonValueKind.Object) return null;
        // The container that holds the group's namespaces open: it writes nothing, and its entry is always the same.
        if (container.Find("command", out var command) && ExecProcesses.Words(command) is ["/pause"]) return false;
        if (!container.Find("allow_stdio_access", out var allowed)) return null;
        return allowed.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };
    }

    private static bool IsOfMicrosoft(JsonElement fragment) =>
        fragment.ValueKind == JsonValueKind.Object
        && fragment.Find("feed", out var feed) && feed.Text() == Feed
        && fragment.Find("issuer", out var issuer) && issuer.Text() == Issuer;

    private static Verdict Fail(string reason) => new(Outcome.Fail, reason);

    private static Verdict Unknown(string reason) => new(Outcome.Unknown, reason);
}
