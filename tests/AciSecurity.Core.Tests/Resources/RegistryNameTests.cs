using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Resources;

public sealed class RegistryNameTests
{
    [Theory]
    [InlineData("contoso.azurecr.io", "contoso")]
    [InlineData("Contoso.AzureCR.io", "contoso")]
    [InlineData("contoso.azurecr.us:443", "contoso")]
    [InlineData("contoso-h3ka9dgxcyezb6f2.azurecr.cn", "contoso")]
    [InlineData("contoso.westeurope.geo.azurecr.io", "contoso")]
    [InlineData("azurecr.io", null)]
    [InlineData("docker.io", null)]
    [InlineData("contoso.azurecr.io.evil.example", null)]
    [InlineData("evil.example/contoso.azurecr.io", null)]
    public void A_login_server_begins_with_the_name(string host, string? name) => Assert.Equal(name, RegistryName.OfHost(host));

    [Theory]
    [InlineData("Microsoft.ContainerRegistry/registries/contoso", "contoso")]
    [InlineData("/subscriptions/s/resourcegroups/r/providers/microsoft.containerregistry/REGISTRIES/Contoso", "Contoso")]
    [InlineData("[resourceId('Microsoft.ContainerRegistry/registries', parameters('r'))]", "[resourceId('Microsoft.ContainerRegistry/registries',parameters('r'))]")]
    [InlineData("[resourceId('Microsoft.Storage/storageAccounts', parameters('r'))]", null)]
    [InlineData("Microsoft.ContainerRegistry/registries/contoso/tokens/ci", null)]
    [InlineData("Microsoft.ContainerRegistry/registries/", null)]
    [InlineData("Microsoft.KeyVault/vaults/contoso", null)]
    [InlineData("", null)]
    public void An_id_holds_the_name_or_the_expression_of_it(string id, string? name) => Assert.Equal(name, RegistryName.OfId(id));
}
