using System.Globalization;
using AciSecurity.Audits;
using AciSecurity.Benchmarks.Data;
using AciSecurity.Core.Tests.Documents;
using AciSecurity.Core.Tests.Policies;
using AciSecurity.Files;
using AciSecurity.Files.Tests;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Browser.Tests;

/// <summary>Findings that the page is tested with: of real audits, and of more resources than anybody wants to read.</summary>
internal static class Fleet
{
    private static readonly Lazy<Task<IReadOnlyList<Finding>>> Audited = new(AuditAsync);

    private static readonly string[] Teams = ["orders", "billing", "search", "media", "batch", "scanner", "import"];

    /// <summary>The folder of the files that are audited.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetTempPath(), "aci-fleet-" + Path.GetRandomFileName());

    /// <summary>The time of the audit and of its reports.</summary>
    public static TimeProvider Clock { get; } = new DayClock(new(2026, 11, 25, 9, 30, 0, TimeSpan.Zero));

    /// <summary>Every finding of the examples' files and of two exports, with what passed and what is exempt.</summary>
    public static Task<IReadOnlyList<Finding>> FindingsAsync() => Audited.Value;

    /// <summary>Twenty findings on each of a thousand container groups, of every outcome but exempt ones.</summary>
    public static IEnumerable<Finding> TwentyThousand()
    {
        var rules = RuleCatalog.Rules.Select(rule => rule.Metadata).Where(rule => rule.Id.StartsWith("Aci.", StringComparison.Ordinal)).Take(20).ToList();
        for (var number = 0; number < 1000; number++)
        {
            var group = Group(number);
            foreach (var (place, rule) in rules.Index())
            {
                var (outcome, reason) = (((number * number) + (place * 13) + (number * place)) % 23) switch
                {
                    < 12 => (Outcome.Pass, "meets the rule"),
                    < 17 => (Outcome.Fail, "does not meet the rule"),
                    < 20 => (Outcome.NotApplicable, "has nothing that the rule is about"),
                    20 => (Outcome.Unknown, "is computed from a parameter without a value"),
                    _ => (Outcome.Fail, "has the default, which does not meet the rule"),
                };
                yield return new(rule, group, new(outcome, reason) { Subject = place % 2 == 0 ? "app" : null, Evidence = [new("properties.containers[0]", "as declared")] });
            }
        }
    }

    private static ResourceIdentity Group(int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{Teams[number % Teams.Length]}-{number:d4}");
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
        WriteFiles();
        List<Finding> findings = [];
        var audit = new Audit(new() { Policy = policy, Filter = new(IncludePassed: true, []), BaseFolder = Folder, Clock = Clock });
        await foreach (var item in audit.RunAsync(new FileResourceSource(new() { Paths = [Folder], BicepPath = RealBicep.Path }), default))
        {
            if (item is RunItem.FindingsMade made) findings.AddRange(made.Findings);
        }

        findings.AddRange(audit.Complete());
        Directory.Delete(Folder, recursive: true);
        return findings;
    }

    private static void WriteFiles()
    {
        foreach (var name in new[] { "quick-scan", "hardened", "policy" })
        {
            var infra = RepositoryFolder.Combine("examples", name, "infra");
            foreach (var file in Directory.EnumerateFiles(infra, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(Folder, name, Path.GetRelativePath(infra, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        Directory.CreateDirectory(Path.Combine(Folder, "exports"));
        ContainerGroupExport.Write(Path.Combine(Folder, "exports", "groups.json"), 6);
        RegistryExport.Write(Path.Combine(Folder, "exports", "registries.json"), 6);
    }
}
