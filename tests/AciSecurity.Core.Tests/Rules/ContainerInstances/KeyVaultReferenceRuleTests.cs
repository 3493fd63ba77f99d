using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "there is no default but none, which is absence")]
public sealed class KeyVaultReferenceRuleTests
{
    private const string Secret = "environmentVariables[1]";

    internal static Deciding Deciding => new(Given.Group(), $"properties.containers[0].properties.{Secret}.secureValueReference");

    [Fact]
    public void References_pass() => Given.Group().JudgedBy<KeyVaultReferenceRule>().Is(Outcome.Pass, "refers to its secrets in a key vault");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_secrets_pass() =>
        Given.Group().WithoutContainer(Secret).Without("properties.secretReferences").JudgedBy<KeyVaultReferenceRule>().Is(Outcome.Pass, "has no secrets");

    [Theory]
    [InlineData("S3cret")]
    [InlineData("[parameters('password')]")]
    [InlineData("[listKeys('account', '2023-05-01').keys[0].value]")]
    public void A_secure_value_fails_and_its_variable_is_named(string value)
    {
        var verdict = Given.Group().Container($"{Secret}.secureValue", value).JudgedBy<KeyVaultReferenceRule>();

        verdict.Is(Outcome.Fail, "has secrets by value: environment variable DB_PASSWORD of app");
        Assert.Equal(new("properties.containers[0].properties.environmentVariables[1].secureValue", Redaction.Hidden), Assert.Single(verdict.Evidence));
    }

    [Fact]
    public void Init_containers_are_judged_too() =>
        Given.Group().InitContainer($"{Secret}.secureValue", "S3cret").JudgedBy<KeyVaultReferenceRule>()
            .Is(Outcome.Fail, "has secrets by value: environment variable DB_PASSWORD of setup");

    [Fact]
    public void A_registry_password_fails()
    {
        var group = Given.Group().With("properties.imageRegistryCredentials[0].username", "token").With("properties.imageRegistryCredentials[0].passwordReference", "acr");

        group.JudgedBy<KeyVaultReferenceRule>().Is(Outcome.Pass, "refers to its secrets in a key vault");
        group.With("properties.imageRegistryCredentials[0].password", "S3cret").JudgedBy<KeyVaultReferenceRule>()
            .Is(Outcome.Fail, "has secrets by value: password for contoso.azurecr.io");
    }

    [Fact]
    public void An_account_key_fails()
    {
        var share = Given.GroupWithVolume("azureFile", new() { ["shareName"] = "s", ["storageAccountName"] = "a", ["storageAccountKey"] = "S3cret" });

        share.JudgedBy<KeyVaultReferenceRule>().Is(Outcome.Fail, "has secrets by value: account key of volume data");
        share.With("properties.volumes[0].azureFile.storageAccountKey", null).With("properties.volumes[0].azureFile.storageAccountKeyReference", "key")
            .JudgedBy<KeyVaultReferenceRule>().Is(Outcome.Pass, "refers to its secrets in a key vault");
    }

    [Fact]
    public void A_secret_volume_fails()
    {
        Given.GroupWithVolume("secret", new() { ["cert"] = "UzNjcmV0" }).JudgedBy<KeyVaultReferenceRule>().Is(Outcome.Fail, "has secrets by value: secret volume data");
        Given.GroupWithVolume("secretReference", new() { ["cert"] = "cert" }).JudgedBy<KeyVaultReferenceRule>().Is(Outcome.Pass, "refers to its secrets in a key vault");
        Given.GroupWithVolume("emptyDir", []).JudgedBy<KeyVaultReferenceRule>().Is(Outcome.Pass, "refers to its secrets in a key vault");
    }

    [Fact]
    public void In_a_reply_what_has_no_value_is_a_secret()
    {
        Given.Group().Exported().JudgedBy<KeyVaultReferenceRule>().Is(Outcome.Pass, "refers to its secrets in a key vault");
        Given.Group().WithoutContainer($"{Secret}.secureValueReference").Exported().JudgedBy<KeyVaultReferenceRule>()
            .Is(Outcome.Fail, "has secrets by value: environment variable DB_PASSWORD of app");
        Given.GroupWithVolume("secret", []).Exported().JudgedBy<KeyVaultReferenceRule>().Is(Outcome.Fail, "has secrets by value: secret volume data");
        Given.GroupWithVolume("azureFile", new() { ["shareName"] = "s" }).AtVersion("2026-07-01").Exported().JudgedBy<KeyVaultReferenceRule>()
            .Is(Outcome.Fail, "has secrets by value: account key of volume data");
        Given.Group().With("properties.imageRegistryCredentials[0].username", "token").Exported().JudgedBy<KeyVaultReferenceRule>()
            .Is(Outcome.Fail, "has secrets by value: password for contoso.azurecr.io");
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_references_is_unknown_where_there_are_secrets()
    {
        var group = Given.Group().AtVersion("2023-05-01").Without("properties.secretReferences").WithoutContainer($"{Secret}.secureValueReference");

        group.JudgedBy<KeyVaultReferenceRule>().Is(Outcome.Pass, "has no secrets");
        group.Container($"{Secret}.secureValue", "S3cret").JudgedBy<KeyVaultReferenceRule>()
            .IsUnknown("has secrets, and secretReferences is not a property of Microsoft.ContainerInstance/containerGroups at api-version 2023-05-01");
        group.Exported().WithoutContainer($"{Secret}.secureValue").JudgedBy<KeyVaultReferenceRule>().IsUnknown("may have secrets by value: environment variable DB_PASSWORD of app (is not a property of");
    }

    [Theory]
    [InlineData("properties.containers[0].properties.environmentVariables[1].secureValueReference", "[parameters('name')]")]
    [InlineData("properties.containers[0].properties.environmentVariables[1].secureValue", "[if(parameters('x'), null(), parameters('y'))]")]
    [InlineData("properties.containers[0].properties.environmentVariables", "[parameters('variables')]")]
    [InlineData("properties.imageRegistryCredentials", "[parameters('credentials')]")]
    [InlineData("properties.volumes", 5)]
    [InlineData("properties.containers", "[parameters('containers')]")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value) =>
        Given.Group().With(path, JsonValue.Create(value)).JudgedBy<KeyVaultReferenceRule>().IsUnknown("may have secrets by value: ");

    [Fact]
    [Covers(RuleCase.OtherCase, RuleCase.WrongSku)]
    public void Members_in_another_letter_case_and_Windows_count() =>
        Given.Group().With("properties.osType", "Windows").Container($"{Secret}.SecureValue", "S3cret").JudgedBy<KeyVaultReferenceRule>()
            .Is(Outcome.Fail, "has secrets by value: environment variable DB_PASSWORD of app");

    [Fact]
    public void Many_secrets_are_named_in_part() =>
        Assert.EndsWith("and 2 more", Given.Group().Container("environmentVariables", new JsonArray(
            [.. Enumerable.Range(0, 12).Select(at => new JsonObject { ["name"] = $"V{at}", ["secureValue"] = "S3cret" })])).JudgedBy<KeyVaultReferenceRule>().Reason, StringComparison.Ordinal);
}
