using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using ContradictionRule = AciSecurity.Rules.ContainerRegistry.ContradictionRule;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.OldApiVersion, "what an api-version does not have contradicts nothing")]
public sealed class ContradictionRuleTests
{
    private const string ContentTrust = "enables content trust, which a registry with a customer-managed key does not support";
    private const string Export = "disables export, for which public network access must be disabled too";
    private const string SoftDelete = "enables a retention policy and soft delete, which exclude each other";
    private const string ByDigest = "deletes untagged manifests, though the container group 'web' pulls by digest";

    internal static Deciding Deciding => new(Given.Registry(), "properties.policies.trustPolicy.status");

    [Fact]
    public void A_registry_in_harmony_passes()
    {
        Judge(Given.Registry()).Is(Outcome.Pass, "has no settings that contradict each other or the container groups of this run");
        Assert.Equal(Outcome.Pass, Judge(Given.Registry(), Given.Worker()).Outcome);
    }

    [Fact]
    [Covers(RuleCase.Absent, RuleCase.Default)]
    public void What_is_not_set_contradicts_nothing()
    {
        Assert.Equal(Outcome.Pass, Judge(Given.Registry().With("properties", new JsonObject())).Outcome);
        Assert.Equal(Outcome.Pass, Judge(Given.Registry().With("properties", new JsonObject()).With("sku.name", "Basic").Exported().AtVersion("2019-05-01")).Outcome);
        Assert.Equal(Outcome.Pass, Judge(Given.Registry().With("properties.policies.exportPolicy.status", "enabled").Without("properties.publicNetworkAccess")).Outcome);
    }

    [Fact]
    public void Content_trust_excludes_a_key_of_ones_own() => Judge(Policy("trustPolicy", "enabled")).Is(Outcome.Fail, ContentTrust);

    [Fact]
    public void Export_cannot_be_disabled_on_an_open_registry()
    {
        Judge(Given.OpenRegistry()).Is(Outcome.Fail, Export);
        Judge(Given.Registry().Without("properties.publicNetworkAccess")).Is(Outcome.Fail, Export);
    }

    [Fact]
    public void Retention_and_soft_delete_exclude_each_other()
    {
        Judge(Policy("softDeletePolicy", "enabled")).Is(Outcome.Fail, SoftDelete);
        Assert.Equal(Outcome.Pass, Judge(Policy("softDeletePolicy", "enabled").With("properties.policies.retentionPolicy.status", "disabled")).Outcome);
    }

    [Fact]
    public void Retention_deletes_what_is_pulled_by_digest()
    {
        Judge(Given.Registry(), Given.Group()).Is(Outcome.Fail, ByDigest);
        Judge(Given.Registry(), Given.Group().Without("properties.imageRegistryCredentials")).Is(Outcome.Fail, ByDigest);
        Assert.Equal(Outcome.Pass, Judge(Policy("retentionPolicy", "disabled"), Given.Group()).Outcome);
        Assert.Equal(Outcome.Pass, Judge(Given.Registry(), Given.Group().Container("image", $"docker.io/app@{Given.Digest}")).Outcome);
        Assert.Equal(Outcome.Pass, Judge(Given.Registry(), Given.Group().Container("image", $"contoso2.azurecr.io/app@{Given.Digest}")).Outcome);
    }

    [Fact]
    public void A_group_that_pulls_by_digest_from_something_hidden_may_pull_from_here() =>
        Judge(Given.Registry(), Given.Group().Container("image", $"[format('{{0}}/app@{Given.Digest}', parameters('server'))]"))
            .Is(Outcome.Unknown, $"may be one that {ByDigest}: an expression hides the registry of the container group 'web'");

    [Fact]
    public void A_group_that_names_the_registry_by_expression_pulls_from_here() =>
        Judge(Given.Registry(), Given.Group().Container("image", $"[format('{{0}}/app@{Given.Digest}', reference('Microsoft.ContainerRegistry/registries/contoso', '2025-11-01').loginServer)]"))
            .Is(Outcome.Fail, ByDigest);

    [Theory]
    [InlineData("Basic")]
    [InlineData("Standard")]
    [Covers(RuleCase.WrongSku)]
    public void What_needs_Premium_is_named(string sku)
    {
        var registry = new JsonObject { ["publicNetworkAccess"] = "Disabled", ["policies"] = new JsonObject { ["retentionPolicy"] = new JsonObject { ["status"] = "enabled" } } };

        Judge(Given.Registry().With("sku.name", sku).With("properties", registry))
            .Is(Outcome.Fail, "disables public network access, which needs the SKU Premium; it has a retention policy, which needs the SKU Premium");
    }

    [Fact]
    public void All_contradictions_are_named() =>
        Judge(Policy("trustPolicy", "enabled").With("properties.policies.softDeletePolicy", new JsonObject { ["status"] = "enabled" }))
            .Is(Outcome.Fail, $"{ContentTrust}; it {SoftDelete}");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Values_have_no_letter_case() =>
        Judge(Policy("trustPolicy", "ENABLED").With("properties.encryption.status", "Enabled")).Is(Outcome.Fail, ContentTrust);

    [Theory]
    [InlineData("properties.policies.trustPolicy.status", "[parameters('trust')]", ContentTrust, "policies.trustPolicy.status depends on [parameters('trust')]")]
    [InlineData("properties.policies.trustPolicy.status", "maybe", ContentTrust, "policies.trustPolicy.status has a value that is not known")]
    [InlineData("properties.publicNetworkAccess", 5, Export, "publicNetworkAccess is a number where text is expected")]
    [InlineData("sku.name", "[parameters('sku')]", "disables public network access, which needs the SKU Premium", "sku.name depends on [parameters('sku')]")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value, string words, string reason) =>
        Judge(Given.Registry().With(path, JsonValue.Create(value))).IsUnknown($"may be one that {words}: {reason}");

    [Fact]
    public void One_half_alone_is_no_contradiction_whatever_the_other_is() =>
        Assert.Equal(Outcome.Pass, Judge(Given.Registry().With("properties.policies.trustPolicy.status", "[parameters('trust')]").With("properties.encryption.status", "disabled")).Outcome);

    private static GivenResource Policy(string name, string status) => Given.Registry().With($"properties.policies.{name}", new JsonObject { ["status"] = status });

    private static Verdict Judge(GivenResource registry, params GivenResource[] groups) =>
        registry.JudgedBy<ContradictionRule>(null, [.. groups.Select(group => group.Build())]);
}
