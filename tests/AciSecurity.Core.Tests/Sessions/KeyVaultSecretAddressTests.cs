using AciSecurity.Faults;
using AciSecurity.Sessions;

namespace AciSecurity.Core.Tests.Sessions;

public sealed class KeyVaultSecretAddressTests
{
    private static readonly AzureEnvironment Custom = new() { Name = "Hub", KeyVaultService = new("https://hub.example:8443/vault/") };

    [Theory]
    [InlineData("AzureCloud", "https://contoso.vault.azure.net/secrets/acr")]
    [InlineData("AzureCloud", "https://CONTOSO.vault.azure.net:443/secrets/acr")]
    [InlineData("AzureUSGovernment", "https://contoso.vault.usgovcloudapi.net/secrets/acr")]
    [InlineData("AzureChinaCloud", "https://contoso.vault.azure.cn/secrets/acr")]
    public void A_vault_belongs_to_its_cloud_and_to_no_other(string cloud, string address)
    {
        var secret = KeyVaultSecretAddress.Parse(address);

        foreach (var environment in AzureEnvironment.All) Assert.Equal(environment.Name == cloud, IsIn(secret, environment));
    }

    [Theory]
    [InlineData("https://hub.example:8443/vault/contoso/secrets/acr", true)]
    [InlineData("https://hub.example:8443/other/contoso/secrets/acr", false)]
    [InlineData("https://hub.example/vault/contoso/secrets/acr", false)]
    [InlineData("https://contoso.vault.azure.net/secrets/acr", false)]
    public void A_custom_environment_may_have_its_vaults_in_the_path(string address, bool expected) =>
        Assert.Equal(expected, IsIn(KeyVaultSecretAddress.Parse(address), Custom));

    [Theory]
    [InlineData("https://vault.azure.net/secrets/acr")]
    [InlineData("https://contosovault.azure.net/secrets/acr")]
    [InlineData("https://contoso.vault.azure.net.evil.example/secrets/acr")]
    [InlineData("https://contoso.vault.azure.net:8443/secrets/acr")]
    [InlineData("https://contoso.vault.azure.net/other/secrets/acr")]
    public void A_host_that_only_looks_alike_is_none_of_the_cloud(string address) =>
        Assert.False(IsIn(KeyVaultSecretAddress.Parse(address), AzureEnvironment.AzureCloud));

    [Theory]
    [InlineData("https://contoso.vault.azure.net/secrets/acr?planted")]
    [InlineData("https://contoso.vault.azure.net/secrets/acr#planted")]
    [InlineData("https://planted@contoso.vault.azure.net/secrets/acr")]
    [InlineData("https://contoso.vault.azure.net/secrets/acr/0123planted")]
    [InlineData("https://contoso.vault.azure.net/secrets/acr_planted")]
    [InlineData("https://contoso.vault.azure.net/secrets/{planted}")]
    [InlineData("https://contoso.vault.azure.net/keys/planted")]
    [InlineData("http://contoso.vault.azure.net/secrets/planted")]
    [InlineData("https://contoso.vault.azure.net/secrets/")]
    [InlineData("https://contoso.vault.azure.net/secrets/a\n")]
    [InlineData("planted")]
    public void What_is_no_address_of_a_secret_is_refused_and_not_repeated(string address)
    {
        var fault = Assert.Throws<FaultException>(() => KeyVaultSecretAddress.Parse(address)).Fault;

        Assert.Equal("AciSecurity.KeyVaultSecretInvalid", fault.Id);
        Assert.DoesNotContain("planted", fault.Message + fault.Target, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_may_say_for_which_password_it_is()
    {
        var address = KeyVaultSecretAddress.Parse("https://contoso.vault.azure.net/secrets/acr-{registry}-{user}-{password}");

        Assert.Equal("https://contoso.vault.azure.net/secrets/acr-shop-ci-password1", address.For("shop", "ci", "password1").Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("ci_user")]
    [InlineData("ci/../other")]
    [InlineData("")]
    public void What_no_secret_can_be_called_is_refused(string user)
    {
        var address = KeyVaultSecretAddress.Parse("https://contoso.vault.azure.net/secrets/{user}");

        Assert.Equal("AciSecurity.KeyVaultSecretInvalid", Assert.Throws<FaultException>(() => address.For("shop", user, "password1")).Fault.Id);
        Assert.Throws<FaultException>(() => address.For("shop", new('a', 128), "password1"));
    }

    private static bool IsIn(KeyVaultSecretAddress secret, AzureEnvironment environment)
    {
        try
        {
            secret.MustBeIn(environment);
            return true;
        }
        catch (FaultException)
        {
            return false;
        }
    }
}
