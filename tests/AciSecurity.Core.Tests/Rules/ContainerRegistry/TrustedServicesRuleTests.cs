using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class TrustedServicesRuleTests
{
    private const string Setting = "properties.networkRuleBypassOptions";
    private const string Needed = "lets trusted services past its network rules, as the container group 'web' needs it";

    internal static Deciding Deciding => new(Given.Registry(), Setting) { Companions = [Given.Group()] };

    [Fact]
    [Covers(RuleCase.Default)]
    public void A_group_that_pulls_with_an_identity_needs_it()
    {
        var verdict = Given.Registry().JudgedBy<TrustedServicesRule>(null, Given.Group());

        verdict.Is(Outcome.Pass, Needed);
        Assert.Equal(new(Setting, "AzureServices"), Assert.Single(verdict.Evidence));
        Given.OpenRegistry().JudgedBy<TrustedServicesRule>(null, Given.Group()).Is(Outcome.Pass, Needed);
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void They_are_let_in_by_default() =>
        Given.Registry().Without(Setting).JudgedBy<TrustedServicesRule>(null, Given.Group()).Is(Outcome.Pass, Needed);

    [Fact]
    public void A_group_that_is_kept_out_fails() =>
        Closed().JudgedBy<TrustedServicesRule>(null, Given.Group())
            .Is(Outcome.Fail, "lets no trusted service past its network rules, and the container group 'web' pulls from it with an identity");

    [Fact]
    public void Without_a_need_they_are_better_kept_out()
    {
        Closed().JudgedBy<TrustedServicesRule>().Is(Outcome.Pass, "lets no trusted service past its network rules, and nothing in this run is known to need it");
        Given.Registry().JudgedBy<TrustedServicesRule>().Is(Outcome.Unknown, "lets trusted services past its network rules, and nothing in this run is known to need it");
        Assert.Equal(Severity.Low, Given.Registry().JudgedBy<TrustedServicesRule>().Severity);
    }

    [Fact]
    public void Other_groups_do_not_need_it()
    {
        Assert.Equal(Outcome.Pass, Closed().JudgedBy<TrustedServicesRule>(null, Given.Group().Without("properties.imageRegistryCredentials")).Outcome);
        Assert.Equal(Outcome.Pass, Closed().JudgedBy<TrustedServicesRule>(null, Pulls("contoso2.azurecr.io")).Outcome);
        Assert.Equal(Outcome.Pass, Closed().JudgedBy<TrustedServicesRule>(null, Given.Group().With("condition", false)).Outcome);
    }

    [Theory]
    [InlineData("CONTOSO.azurecr.io")]
    [InlineData("contoso-h3ka9dgxcyezb6f2.azurecr.io")]
    [InlineData("contoso.westeurope.geo.azurecr.us")]
    [InlineData("[reference('Microsoft.ContainerRegistry/registries/contoso', '2025-11-01').loginServer]")]
    [InlineData("[reference(resourceId('Microsoft.ContainerRegistry/registries', 'contoso'), '2025-11-01').loginServer]")]
    public void A_group_names_the_registry_in_many_ways(string server) =>
        Assert.Equal(Outcome.Fail, Closed().JudgedBy<TrustedServicesRule>(null, Pulls(server).InDeployment("other")).Outcome);

    [Fact]
    public void A_registry_with_a_hidden_name_is_found_by_its_expression_within_its_deployment()
    {
        const string Id = "[resourceId('Microsoft.ContainerRegistry/registries', parameters('name'))]";
        var group = Pulls("[reference(resourceId('Microsoft.ContainerRegistry/registries', parameters('name')), '2025-11-01').loginServer]");

        Assert.Equal(Outcome.Fail, Closed().WithId(Id).JudgedBy<TrustedServicesRule>(null, group).Outcome);
        Assert.Equal(Outcome.Pass, Closed().WithId(Id).JudgedBy<TrustedServicesRule>(null, group.InDeployment("other")).Outcome);
    }

    [Fact]
    public void A_group_whose_registry_is_hidden_may_need_it() =>
        Closed().JudgedBy<TrustedServicesRule>(null, Pulls("[parameters('server')]")).Is(
            Outcome.Unknown,
            "lets no trusted service past its network rules, and the container group 'web', whose registry an expression hides, may need it");

    [Fact]
    public void An_open_registry_has_no_rules_to_get_past() =>
        Given.Registry().Without("properties.publicNetworkAccess").Without("properties.networkRuleSet").JudgedBy<TrustedServicesRule>(null, Given.Group())
            .Is(Outcome.NotApplicable, "is open to all networks, so nothing has to get past its network rules");

    [Theory]
    [InlineData("Basic")]
    [InlineData("standard")]
    [Covers(RuleCase.WrongSku)]
    public void Other_SKUs_have_no_network_rules(string sku)
    {
        Closed().With("sku.name", sku).JudgedBy<TrustedServicesRule>(null, Given.Group()).Is(Outcome.NotApplicable, $"has the SKU {sku}, and network rules need Premium");
        Closed().With("sku.name", "[parameters('sku')]").JudgedBy<TrustedServicesRule>(null, Given.Group()).IsUnknown("under Premium it lets no trusted service past");
    }

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Values_have_no_letter_case() =>
        Assert.Equal(Outcome.Fail, Given.Registry().With(Setting, "NONE").With("properties.publicNetworkAccess", "disabled").JudgedBy<TrustedServicesRule>(null, Given.Group()).Outcome);

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_it_is_unknown() =>
        Given.Registry().Without(Setting).AtVersion("2019-05-01").Exported().JudgedBy<TrustedServicesRule>(null, Given.Group())
            .IsUnknown("networkRuleBypassOptions is not a property of");

    [Theory]
    [InlineData(Setting, "[parameters('bypass')]", "networkRuleBypassOptions depends on [parameters('bypass')]")]
    [InlineData(Setting, "Everyone", "networkRuleBypassOptions has a value that is not known")]
    [InlineData(Setting, 5, "networkRuleBypassOptions is a number")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value, string reason) =>
        Given.Registry().With(path, JsonValue.Create(value)).JudgedBy<TrustedServicesRule>(null, Given.Group()).IsUnknown(reason);

    [Fact]
    public void A_registry_that_may_be_open_is_unknown() =>
        Given.Registry().Without("properties.networkRuleSet").With("properties.publicNetworkAccess", "[parameters('access')]").JudgedBy<TrustedServicesRule>(null, Given.Group())
            .IsUnknown("publicNetworkAccess depends on [parameters('access')]");

    private static GivenResource Closed() => Given.Registry().With(Setting, "None");

    private static GivenResource Pulls(string server) => Given.Group().Container("image", "nginx").With("properties.imageRegistryCredentials[0].server", server);
}
