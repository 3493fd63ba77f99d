using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class CustomerManagedKeyRuleTests : RegistrySettingTests<CustomerManagedKeyRule>
{
    internal static Deciding Deciding => new(Given.Registry(), "properties.encryption.status");

    private protected override RegistrySetting Setting { get; } = new("properties.encryption.status")
    {
        GoodValue = "enabled",
        BadValue = "disabled",
        Good = "is encrypted with a customer-managed key whose newest version is used",
        Bad = "is encrypted with a key of Microsoft's",
        OldVersion = "2019-05-01",
        BelowPremium = "which has no customer-managed keys",
    };

    private const string Key = "properties.encryption.keyVaultProperties.keyIdentifier";

    [Theory]
    [InlineData("https://contoso.vault.azure.net/keys/registry/0123456789abcdef0123456789abcdef")]
    [InlineData("https://contoso.vault.azure.net:443/KEYS/registry/1/")]
    [InlineData("[reference('key').keyUriWithVersion]")]
    public void A_key_with_a_version_fails(string key)
    {
        var verdict = With("enabled").With(Key, key).JudgedBy<CustomerManagedKeyRule>();

        verdict.Is(Outcome.Fail, "is encrypted with one version of a customer-managed key, which does not rotate by itself");
        Assert.Equal([Key, "properties.encryption.status"], verdict.Evidence.Select(evidence => evidence.Path));
    }

    [Theory]
    [InlineData("https://contoso.vault.azure.net/keys/registry/")]
    [InlineData("https://contoso.managedhsm.azure.net/keys/registry")]
    [InlineData("[reference('key').keyUri]")]
    [InlineData("[Reference(resourceId('Microsoft.KeyVault/vaults/keys', parameters('vault'), 'registry'), '2023-07-01').KEYURI]")]
    public void A_key_without_a_version_passes(string key) =>
        Assert.Equal(Outcome.Pass, With("enabled").With(Key, key).JudgedBy<CustomerManagedKeyRule>().Outcome);

    [Theory]
    [InlineData("registry")]
    [InlineData("")]
    [InlineData("/keys/registry")]
    [InlineData("https://contoso.vault.azure.net/secrets/registry")]
    [InlineData("https://contoso.vault.azure.net/keys")]
    [InlineData("https://contoso.vault.azure.net/keys/registry/1/2")]
    public void What_names_no_key_is_unknown(string key) =>
        With("enabled").With(Key, key).JudgedBy<CustomerManagedKeyRule>().Is(Outcome.Unknown, "keyVaultProperties.keyIdentifier names no key of a vault");

    [Fact]
    public void A_key_that_nobody_knows_is_unknown()
    {
        With("enabled").Without(Key).JudgedBy<CustomerManagedKeyRule>().Is(Outcome.Unknown, "is encrypted with a customer-managed key that is not named");
        With("enabled").With(Key, "[parameters('key')]").JudgedBy<CustomerManagedKeyRule>().IsUnknown("keyVaultProperties.keyIdentifier depends on [parameters('key')]");
        With("enabled").With(Key, "[parameters('key').keyUri]").JudgedBy<CustomerManagedKeyRule>().IsUnknown("keyIdentifier depends on");
        With("enabled").With(Key, "[if(parameters('x'), reference('a').keyUriWithVersion, reference('b').keyUri)]").JudgedBy<CustomerManagedKeyRule>().IsUnknown("keyIdentifier depends on");
        With("enabled").With(Key, "[reference('key').outputs.uri.value]").JudgedBy<CustomerManagedKeyRule>().IsUnknown("keyIdentifier depends on");
        With("disabled").With(Key, "[parameters('key')]").JudgedBy<CustomerManagedKeyRule>().Is(Outcome.Fail, "is encrypted with a key of Microsoft's");
    }
}
