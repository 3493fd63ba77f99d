using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Resources;

public sealed class VaultUsesTests
{
    [Theory]
    [InlineData("https://contoso.vault.azure.net/secrets/x", true)]
    [InlineData("https://contoso.vault.usgovcloudapi.net/secrets/x", true)]
    [InlineData("https://contoso.vault.azure.cn", true)]
    [InlineData("https://contoso2.vault.azure.net/secrets/x", false)]
    [InlineData("https://contoso.example/vault.azure.net", false)]
    [InlineData("contoso", false)]
    [InlineData("[format('https://contoso.vault.azure.net/secrets/{0}', parameters('x'))]", true)]
    [InlineData("[concat(reference(resourceId('Microsoft.KeyVault/vaults', 'Contoso')).vaultUri, 'secrets/x')]", true)]
    [InlineData("[parameters('uri')]", null)]
    [InlineData(5, null)]
    public void A_vault_is_known_by_its_host_or_its_name(object uri, bool? isUsed)
    {
        foreach (var resource in new[] { Group(JsonValue.Create(uri)!), Profile(JsonValue.Create(uri)!), Registry(JsonValue.Create(uri)!), CredentialSet(JsonValue.Create(uri)!) })
        {
            var use = Uses(resource).Of(Vault("contoso"));

            Assert.Equal(isUsed, use.IsKnown ? use.Value : null);
        }
    }

    [Fact]
    public void A_vault_whose_name_is_an_expression_is_known_by_it()
    {
        var uses = Uses(Group("[reference(resourceId('Microsoft.KeyVault/vaults', parameters( 'kv' ))).vaultUri]"));

        Assert.True(uses.Of(Vault("[parameters('kv')]")).Or(false));
        Assert.False(uses.Of(Vault("[parameters('kv')]") with { Deployment = "other" }).Or(false));
        Assert.True(uses.Of(Vault("[parameters('other')]")).IsUnresolved);
    }

    [Fact]
    public void Other_resources_use_none() => Assert.False(Uses(Given.Group().OfType("Contoso.Cars/cars")).Of(Vault("contoso")).Or(true));

    private static GivenResource Group(JsonNode uri) => Given.Group().Without("properties.encryptionProperties").With("properties.secretReferences[0].secretReferenceUri", uri.DeepClone());

    private static GivenResource Profile(JsonNode uri) => Given.Profile().Without("properties.secretReferences").With("properties.encryptionProperties.vaultBaseUrl", uri.DeepClone());

    private static GivenResource Registry(JsonNode uri) => Given.Registry().With("properties.encryption.keyVaultProperties.keyIdentifier", uri.DeepClone());

    private static GivenResource CredentialSet(JsonNode uri) => Given.Registry().OfType("Microsoft.ContainerRegistry/registries/credentialSets")
        .With("properties.authCredentials", new JsonArray(new JsonObject { ["name"] = "Credential1", ["passwordSecretIdentifier"] = uri.DeepClone() }));

    private static VaultUses Uses(GivenResource resource)
    {
        var index = new ResourceIndex();
        index.Add(resource);
        return index.VaultUses;
    }

    private static ResourceIdentity Vault(string name) => new() { Id = name, Type = "Microsoft.KeyVault/vaults", Name = name };
}
