using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "the default is absence: there is no value for Microsoft's keys")]
public sealed class CustomerManagedKeyRuleTests
{
    private const string Encryption = "properties.encryptionProperties";

    internal static Deciding Deciding => new(Given.Group(), $"{Encryption}.keyName");

    [Theory]
    [InlineData("https://contoso.vault.azure.net")]
    [InlineData("[reference(resourceId('Microsoft.KeyVault/vaults', parameters('vault')), '2023-07-01').vaultUri]")]
    [InlineData("[reference(resourceId('Microsoft.KeyVault/vaults', 'contoso'), '2023-07-01', 'full').properties.vaultUri]")]
    public void A_key_passes(string vault) =>
        Given.Group().With($"{Encryption}.vaultBaseUrl", vault).JudgedBy<CustomerManagedKeyRule>().Is(Outcome.Pass, "is encrypted with a customer-managed key");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Absent_fails_by_the_default() =>
        Given.Group().Without(Encryption).JudgedBy<CustomerManagedKeyRule>().Is(Outcome.Fail, "is encrypted with Microsoft's keys, which is the default");

    [Theory]
    [InlineData("keyName", null)]
    [InlineData("keyName", "")]
    [InlineData("vaultBaseUrl", null)]
    [InlineData("vaultBaseUrl", "")]
    public void Half_a_key_fails(string member, string? value) =>
        Given.Group().With($"{Encryption}.{member}", value).JudgedBy<CustomerManagedKeyRule>()
            .Is(Outcome.Fail, "has encryption properties that do not name both a vault and a key");

    [Theory]
    [InlineData(Encryption)]
    [InlineData(Encryption + ".keyName")]
    [InlineData(Encryption + ".vaultBaseUrl")]
    [Covers(RuleCase.Unresolved)]
    public void An_expression_is_unknown(string path) => Given.Group().With(path, "[parameters('x')]").JudgedBy<CustomerManagedKeyRule>().IsUnknown("depends on [parameters('x')]");

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_encryption_properties_is_unknown() =>
        Given.Group().Without(Encryption).AtVersion("2018-10-01").JudgedBy<CustomerManagedKeyRule>().IsUnknown("is not a property of");

    [Fact]
    [Covers(RuleCase.OtherCase, RuleCase.WrongSku)]
    public void Members_in_another_letter_case_and_profiles_count()
    {
        var profile = Given.Profile().Without(Encryption).With("properties.EncryptionProperties.KeyName", "k").With("properties.EncryptionProperties.VaultBaseUrl", "https://v");

        profile.JudgedBy<CustomerManagedKeyRule>().Is(Outcome.Pass, "is encrypted with a customer-managed key");
    }

    [Fact]
    public void A_group_made_from_a_profile_may_get_the_key_from_it() =>
        Given.Group().Without(Encryption).With("properties.containerGroupProfile.id", "/subscriptions/s").JudgedBy<CustomerManagedKeyRule>().IsUnknown("the container group profile");
}
