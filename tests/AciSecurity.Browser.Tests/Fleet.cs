using System.Globalization;
using AciSecurity.Audits;
using AciSecurity.Benchmarks.Data;
using AciSecurity.Core.Tests.Documents;
using AciSecurity.Core.Tests.Policies;
using AciSecurity.Files;
using AciSecurity.Files.Tests;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Ports;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Browser.Tests;

/// <summary>Findings that the page is tested with: of real audits, and of more resources than anybody wants to read.</summary>
internal static class Fleet
{
    private static readonly Lazy<Task<IReadOnlyList<Finding>>> Audited = new(AuditAsync);

    /// <summary>The time of the audit and of its reports.</summary>
    public static TimeProvider Clock { get; } = new DayClock(new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero));

    /// <summary>Every finding of the examples' files and of two exports, with what passed and what is exempt.</summary>
    public static Task<IReadOnlyList<Finding>> FindingsAsync() => Audited.Value;

    /// <summary>Twenty findings on each of a thousand container groups.</summary>
    public static IEnumerable<Finding> TwentyThousand()
    {
        var rules = RuleCatalog.Rules.Select(rule => rule.Metadata).Where(rule => rule.Id.StartsWith("Aci.", StringComparison.Ordinal)).Take(20).ToList();
        for (var number = 0; number < 1000; number++)
        {
            var group = Group(number);
            foreach (var (place, rule) in rules.Index())
            {
                var outcome = ((number * 7) + place) % 10 is 3 or 8 ? Outcome.Unknown : Outcome.Fail;
                var reason = outcome == Outcome.Fail ? "does not meet the rule" : "is computed from a parameter without a value";
                yield return new(rule, group, new(outcome, reason) { Subject = place % 2 == 0 ? "app" : null, Evidence = [new("properties.containers[0]", "as declared")] });
            }
        }
    }

    private static ResourceIdentity Group(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"web{number:d4}");
        return new()
        {
            Id = $"/subscriptions/00000000-0000-0000-0000-{number % 40:d12}/resourceGroups/rg-web/providers/Microsoft.ContainerInstance/containerGroups/{name}",
            Type = ResourceTypes.ContainerGroup,
            Name = name,
            Location = "westeurope",
            Origin = new(OriginKind.Live),
        };
    }

    private static Exemption Exempt(string rule, string resource, string reason, int days) => new()
    {
        Rule = rule,
        Resource = resource,
        Reason = reason,
        Owner = "platform@contoso.example",
        Expires = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddDays(days),
    };

    private static async Task<IReadOnlyList<Finding>> AuditAsync()
    {
        var policy = Policy.Default with
        {
            Exemptions =
            [
                Exempt("Acr.AdminUser", "*contoso000000", "The nightly import cannot sign in with an identity yet.", 12),
                Exempt("Aci.ImagePinned", "*", "Teams move to digests with the next release.", 80),
                Exempt("Aci.Privileged", "web000000", "The scanner reads the host's devices; a replacement is ordered.", 27),
            ],
        };
        using var folder = new TempFolder();
        ContainerGroupExport.Write(Path.Combine(folder.Path, "groups.json"), 6);
        RegistryExport.Write(Path.Combine(folder.Path, "registries.json"), 6);
        string[] examples = [.. new[] { "quick-scan", "hardened", "policy" }.Select(name => RepositoryFolder.Combine("examples", name, "infra"))];

        List<Finding> findings = [];
        foreach (var (root, paths) in new[] { (RepositoryFolder.Root, examples), (folder.Path, [folder.Path]) })
        {
            var audit = new Audit(new() { Policy = policy, Filter = new(IncludePassed: true, []), BaseFolder = root, Clock = Clock });
            await foreach (var item in audit.RunAsync(new FileResourceSource(new FileSourceRequest { Paths = paths, BicepPath = RealBicep.Path }), default))
            {
                if (item is RunItem.FindingsMade made) findings.AddRange(made.Findings);
            }

            findings.AddRange(audit.Complete());
        }

        return findings;
    }
}
