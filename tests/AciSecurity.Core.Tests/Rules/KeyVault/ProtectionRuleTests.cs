using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using AciSecurity.Rules.KeyVault;

namespace AciSecurity.Core.Tests.Rules.KeyVault;

[NoCase(RuleCase.WrongSku, "Standard and Premium vaults have the same settings")]
public sealed class ProtectionRuleTests
{
    private const string Protected = "uses roles, is closed to all but selected networks, keeps what is deleted, and sends its audit logs away";

    internal static Deciding Deciding => new(Given.Vault(), "properties.enablePurgeProtection") { Companions = [Given.Group(), Given.VaultSetting()] };

    [Fact]
    public void A_vault_that_is_protected_in_every_way_passes()
    {
        Judge(Given.Vault()).Is(Outcome.Pass, Protected);
        Judge(Given.Vault().With("properties.publicNetworkAccess", "Enabled")).Is(Outcome.Pass, Protected);
    }

    [Theory]
    [InlineData("properties.enableRbacAuthorization", false, "uses access policies in place of roles")]
    [InlineData("properties.enablePurgeProtection", false, "lets what is deleted be purged")]
    [InlineData("properties.enableRbacAuthorization", null, "uses access policies in place of roles, which is the default")]
    [InlineData("properties.enablePurgeProtection", null, "lets what is deleted be purged, which is the default")]
    [Covers(RuleCase.Absent, RuleCase.Default)]
    public void What_is_off_fails(string path, bool? value, string reason) =>
        Judge(Given.Vault().With(path, value is { } set ? JsonValue.Create(set) : null)).Is(Outcome.Fail, reason);

    [Theory]
    [InlineData("Enabled", "Allow", "is open to all networks")]
    [InlineData(null, null, "is open to all networks, which is the default")]
    [InlineData("enabled", "allow", "is open to all networks")]
    public void An_open_vault_fails(string? access, string? action, string reason) =>
        Judge(Given.Vault().With("properties.publicNetworkAccess", access).With("properties.networkAcls.defaultAction", action)).Is(Outcome.Fail, reason);

    [Fact]
    public void A_range_that_is_too_wide_fails()
    {
        var rules = new JsonArray(new JsonObject { ["value"] = "0.0.0.0/0" });

        Judge(Given.Vault().With("properties.publicNetworkAccess", "Enabled").With("properties.networkAcls.ipRules", rules))
            .Is(Outcome.Fail, "allows the range 0.0.0.0/0, which is wider than /8");
    }

    [Fact]
    public void All_that_fails_is_said() =>
        Given.Vault().With("properties.enableRbacAuthorization", false).With("properties.enablePurgeProtection", null).JudgedBy<ProtectionRule>(null, Given.Group())
            .Is(Outcome.Fail, "uses access policies in place of roles, and lets what is deleted be purged, which is the default, and has no diagnostic setting: not declared in these files");

    [Theory]
    [InlineData("properties.enableRbacAuthorization", "[parameters('x')]")]
    [InlineData("properties.enablePurgeProtection", "[parameters('x')]")]
    [InlineData("properties.publicNetworkAccess", "[parameters('x')]")]
    [InlineData("properties", "[parameters('x')]")]
    [Covers(RuleCase.Unresolved)]
    public void What_an_expression_hides_is_unknown(string path, string value) =>
        Judge(Given.Vault().With("properties.networkAcls", null).With(path, value)).IsUnknown("depends on [parameters('x')]");

    [Fact]
    public void Values_that_nobody_knows_are_unknown()
    {
        Judge(Given.Vault().With("properties.publicNetworkAccess", "Maybe").With("properties.networkAcls.defaultAction", "Allow")).Is(Outcome.Unknown, "has a publicNetworkAccess that is not known");
        Judge(Given.Vault().With("properties.publicNetworkAccess", null).With("properties.networkAcls.defaultAction", "Maybe")).Is(Outcome.Unknown, "has a default action for networks that is not known");
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_the_setting_is_unknown()
    {
        Judge(Given.Vault().Without("properties.enableRbacAuthorization").AtVersion("2018-02-14")).IsUnknown("is not a property of Microsoft.KeyVault/vaults at api-version 2018-02-14");
        Judge(Given.Vault().Without("properties.enablePurgeProtection").AtVersion("2016-10-01")).IsUnknown("is not a property of Microsoft.KeyVault/vaults at api-version 2016-10-01");
    }

    [Fact]
    public void From_2026_on_a_new_vault_uses_roles_and_an_old_one_what_it_has()
    {
        var vault = Given.Vault().Without("properties.enableRbacAuthorization").AtVersion("2026-02-01");

        Judge(vault).IsUnknown("is not set here: a new vault uses roles then, and one that is there keeps what it has");
        Assert.Equal(Outcome.Fail, Judge(vault.Exported()).Outcome);
    }

    [Fact]
    public void A_vault_that_is_recovered_keeps_what_it_had() =>
        Judge(Given.Vault().With("properties.createMode", "Recover").Without("properties.enablePurgeProtection")).IsUnknown("a vault that is recovered keeps what it had");

    [Fact]
    public void Without_audit_logs_it_fails_in_files_and_is_unknown_in_exports()
    {
        Given.Vault().JudgedBy<ProtectionRule>(null, Given.Group()).Is(Outcome.Fail, "has no diagnostic setting: not declared in these files");
        Given.Vault().Exported().JudgedBy<ProtectionRule>(null, Given.Group()).Is(Outcome.Unknown, "may have a diagnostic setting: this source carries none");
    }

    [Fact]
    public void A_vault_that_nothing_uses_is_not_judged()
    {
        Given.Vault().JudgedBy<ProtectionRule>().Is(Outcome.NotApplicable, "is used by no container group or registry of this run");
        Given.Vault().JudgedBy<ProtectionRule>(null, Given.Registry().Without("properties.encryption")).Is(Outcome.NotApplicable, "is used by no container group or registry of this run");
    }

    [Fact]
    public void Where_the_use_is_hidden_a_failure_is_unknown()
    {
        var group = Given.Group().Without("properties.encryptionProperties").With("properties.secretReferences", "[parameters('references')]");

        Given.Vault().With("properties.enablePurgeProtection", null).JudgedBy<ProtectionRule>(null, group, Given.VaultSetting())
            .Is(Outcome.Unknown, "may be used by a group or registry that does not show its vault, and lets what is deleted be purged, which is the default");
        Given.Vault().JudgedBy<ProtectionRule>(null, group, Given.VaultSetting()).Is(Outcome.Pass, Protected);
    }

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Names_and_hosts_have_no_letter_case()
    {
        var group = Given.Group().Without("properties.secretReferences").With("properties.encryptionProperties.vaultBaseUrl", "HTTPS://CONTOSO.VAULT.AZURE.NET/");

        Given.Vault().JudgedBy<ProtectionRule>(null, group, Given.VaultSetting()).Is(Outcome.Pass, Protected);
    }

    [Fact]
    public void It_needs_settings_groups_and_registries() =>
        Assert.Equal(FactKinds.DiagnosticSettings | FactKinds.ContainerGroups | FactKinds.Registries, new ProtectionRule().Metadata.Needs);

    private static Verdict Judge(GivenResource vault) => vault.JudgedBy<ProtectionRule>(null, Given.Group(), Given.VaultSetting());
}
