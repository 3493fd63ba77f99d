using System.Text.RegularExpressions;
using AciSecurity.Findings;
using AciSecurity.Policies;

namespace AciSecurity.Files.Policies;

/// <summary>The keys of a policy file, and how the value of each becomes part of the policy.</summary>
internal static partial class PolicyKeys
{
    private const int OnlyVersion = 1;

    // As long as Azure Monitor keeps logs at most: https://learn.microsoft.com/azure/azure-monitor/logs/data-retention-configure
    private const int MostDays = 4383;

    private delegate Policy Setter(Policy policy, PolicyValue value, PolicyProblems problems);

    private static readonly Dictionary<string, Setter> Setters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["$schema"] = (policy, value, _) => Checked(policy, value.Text("the address of the schema")),
        ["version"] = (policy, value, _) => Checked(policy, value.Number(OnlyVersion, OnlyVersion)),
        ["baseline"] = (policy, value, _) => value.Enumeration<Baseline>() is { } baseline ? policy with { Baseline = baseline } : policy,
        ["approvedRegistries"] = (policy, value, _) => policy with { ApprovedRegistries = value.Patterns() },
        ["privateRegistries"] = (policy, value, _) => policy with { PrivateRegistries = value.Hosts() },
        ["approvedUpstreams"] = (policy, value, _) => policy with { ApprovedUpstreams = value.Patterns() },
        ["approvedBaseImages"] = (policy, value, _) => policy with { ApprovedBaseImages = value.Patterns() },
        ["pinning"] = (policy, value, _) => value.Enumeration<Pinning>() is { } pinning ? policy with { Pinning = pinning } : policy,
        ["allowedPorts"] = (policy, value, _) => policy with { AllowedPorts = [.. value.Items("ports").Select(item => item.Number(1, 65535)).OfType<int>()] },
        ["allowedRegions"] = (policy, value, _) => policy with { AllowedRegions = [.. value.Items("regions").Select(RegionOf).OfType<string>()] },
        ["widestNetworkPrefix"] = (policy, value, _) => value.Number(1, 32) is { } prefix ? policy with { WidestNetworkPrefix = prefix } : policy,
        ["longestImageAge"] = (policy, value, _) => value.Number(1, MostDays) is { } days ? policy with { LongestImageAge = days } : policy,
        ["longestTokenLifetime"] = (policy, value, _) => value.Number(1, MostDays) is { } days ? policy with { LongestTokenLifetime = days } : policy,
        ["shortestLogRetention"] = (policy, value, _) => value.Number(1, MostDays) is { } days ? policy with { ShortestLogRetention = days } : policy,
        ["signatures"] = (policy, value, _) => value.Signatures(policy.File ?? "") is { } trust ? policy with { Signatures = trust } : policy,
        ["severities"] = (policy, value, problems) => policy with { Severities = value.Rules(row => row.Enumeration<Severity>(), problems) },
        ["rules"] = (policy, value, problems) => policy with { Rules = value.Rules(row => row.Boolean(), problems) },
        ["exemptions"] = (policy, value, problems) => value.Exemptions(policy, policy.File ?? "", problems),
    };

    /// <summary>The keys' names.</summary>
    public static IReadOnlyCollection<string> Names => Setters.Keys;

    /// <summary>The policy that a file's root says.</summary>
    public static Policy Read(PolicyValue root, string file, PolicyProblems problems)
    {
        var policy = new Policy { File = file };
        if (root.Members("a mapping that begins with version: 1") is not { } members) return policy;
        members.Only(Names);
        members.Required("version");
        foreach (var (name, _, value) in members.All)
        {
            if (Setters.TryGetValue(name, out var set)) policy = set(policy, value, problems);
        }

        return policy;
    }

    // What says something of the file, not of the policy.
    private static Policy Checked(Policy policy, object? _) => policy;

    private static string? RegionOf(PolicyValue item)
    {
        const string Expected = "the name of a region such as westeurope";
        if (item.Text(Expected) is not { } text) return null;
        if (text.Length <= 64 && Region().IsMatch(text)) return text;
        item.Wrong(Expected);
        return null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Region();
}
