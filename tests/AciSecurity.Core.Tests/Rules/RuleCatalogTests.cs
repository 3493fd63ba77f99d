using System.Reflection;
using AciSecurity.Core.Tests.Documents;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Rules;

public sealed class RuleCatalogTests
{
    public static TheoryData<string> Ids => [.. RuleCatalog.Rules.Select(rule => rule.Metadata.Id)];

    [Fact]
    public void It_holds_every_rule_that_there_is()
    {
        var rules = typeof(Rule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract);

        Assert.Equal(rules.OrderBy(type => type.FullName, StringComparer.Ordinal), RuleCatalog.Rules.Select(rule => rule.GetType()).OrderBy(type => type.FullName, StringComparer.Ordinal));
    }

    [Fact]
    public void Its_ids_are_unique_and_in_order()
    {
        var ids = RuleCatalog.Rules.Select(rule => rule.Metadata.Id).ToList();

        Assert.Equal(ids.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal), ids);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_one_file_one_page_and_one_test_class(string id)
    {
        var rule = RuleCatalog.Rules.Single(rule => rule.Metadata.Id == id);
        var name = rule.GetType().Name;
        var folder = Deciding.AreaOf(rule).Replace('.', '/');

        Assert.True(File.Exists(RepositoryFolder.Combine("src", "AciSecurity.Core", folder, name + ".cs")), id);
        Assert.True(File.Exists(RepositoryFolder.Combine("tests", "AciSecurity.Core.Tests", folder, name + "Tests.cs")), id);
        Assert.NotNull(Deciding.TestClassOf(rule));
        Assert.True(File.Exists(RulePage.PathOf(id)), id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_says_what_a_reader_needs(string id)
    {
        var rule = RuleCatalog.Rules.Single(rule => rule.Metadata.Id == id);
        var metadata = rule.Metadata;

        // The short names of rules about the audit itself say too little.
        Assert.Equal($"{(rule is AuditRule ? "Audit" : "")}{id[(id.IndexOf('.') + 1)..]}Rule", rule.GetType().Name);
        Assert.Same(metadata, rule.Metadata);
        Assert.Matches("^[A-Z][^.]*[^.]$", metadata.Title);
        Assert.EndsWith(".", metadata.Recommendation, StringComparison.Ordinal);
        Assert.Equal($"https://github.com/AciSecurity/AciSecurity/blob/main/docs/rules/{id}.md", metadata.HelpUri.ToString());
        Assert.All(metadata.Cmdlets, cmdlet => Assert.Matches("^Test-Ac[ir][A-Za-z]+$", cmdlet));
        var types = id[..id.IndexOf('.')] switch
        {
            "Aci" => "^Microsoft.ContainerInstance/containerGroup(s|Profiles)$|^Microsoft.Resources/deployments$",
            "Acr" => "^Microsoft.ContainerRegistry/registries(/[a-zA-Z]+)?$",
            "Subscription" => "^Microsoft.(Security|Insights|Resources)/[a-zA-Z]+$",
            "Aks" => "^Microsoft.ContainerService/managedClusters$",
            "Database" => "^Microsoft.(Sql/servers|DBfor(PostgreSQL|MySQL)/flexibleServers|Cache/redis|DocumentDB/databaseAccounts)$",
            "KeyVault" => "^Microsoft.KeyVault/vaults$",
            _ => $"^{AuditRule.FileType}$",
        };
        Assert.NotEmpty(metadata.ResourceTypes);
        Assert.All(metadata.ResourceTypes, type => Assert.Matches(types, type));
        Assert.Equal((metadata.Needs & ~ImageFactKinds.All) != FactKinds.None, rule is CompanionRule);
        Assert.True(metadata.LeastBaseline is null or AciSecurity.Policies.Baseline.Default or AciSecurity.Policies.Baseline.Strict);
    }

    [Fact]
    public void Resources_that_meet_every_rule_meet_it_under_every_baseline()
    {
        var audited = RuleCatalog.Rules.Where(rule => rule is not AuditRule).SelectMany(rule =>
        {
            // A preview, for no stable api-version has all that a registry may set.
            Resource[] resources = [Given.Registry().AtVersion("2026-01-01-preview").Holding(Given.SignedRepository()), Given.Group().Running(Given.Image())];
            return resources.Where(resource => rule.Metadata.ResourceTypes.Contains(resource.Type)).SelectMany(resource =>
                new[] { AciSecurity.Policies.Policy.Default, Judging.Strict }.SelectMany(policy =>
                    Judging.Judge(rule, resource, policy, Given.Companions()).Select(verdict => $"{rule.Metadata.Id}: {verdict.Reason}: {verdict.Outcome}")));
        });

        Assert.All(audited, verdict => Assert.Matches("(Pass|NotApplicable)$", verdict));
    }

    [Fact]
    public void What_waits_for_companions_does_not_hold_the_resource() =>
        Assert.All(RuleCatalog.Rules.OfType<CompanionRule>(), rule =>
        {
            var (resource, pending) = Prepare(rule);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();

            Assert.False(resource.IsAlive, rule.Metadata.Id);
            GC.KeepAlive(pending);
        });

    [Fact]
    public void Rules_keep_no_state() =>
        Assert.All(RuleCatalog.Rules, rule => Assert.All(
            rule.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public),
            field => Assert.True(field.IsInitOnly, $"{rule.GetType().Name}.{field.Name}")));

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static (WeakReference Resource, PendingVerdicts Pending) Prepare(CompanionRule rule)
    {
        var resource = Deciding.Of(rule).Resource.Build();
        return (new(resource), rule.Prepare(resource));
    }
}
