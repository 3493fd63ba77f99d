using AciSecurity.Findings;
using AciSecurity.Remediation.Templates;
using AciSecurity.Resources;

namespace AciSecurity.Files.Tests.Protection;

/// <summary>Groups of templates whose values are not all known.</summary>
[Collection(BicepCollection.Name)]
public sealed class UnresolvedTemplateTests
{
    private const string Source = """
        param image string
        param cpuCores int
        @secure()
        param adminPassword string
        param apiKey string
        param location string = resourceGroup().location
        resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = { name: 'id-shop', location: location }
        resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = { name: 'contoso' }
        resource group 'Microsoft.ContainerInstance/containerGroups@2023-05-01' = {
          name: 'shop'
          location: location
          identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
          properties: {
            osType: 'Linux'
            containers: [ { name: 'web', properties: {
              image: '${image}:1'
              environmentVariables: [
                { name: 'ADMIN', secureValue: adminPassword }
                { name: 'CONNECTION', value: 'Server=db;Password=${adminPassword};' }
                { name: 'API_KEY', value: apiKey }
                { name: 'CLIENT', value: identity.properties.clientId }
                { name: 'SIZE', value: string(length(image)) }
                { name: 'BIG', value: cpuCores > 2 ? 'yes' : 'no' }
              ]
              resources: { requests: { cpu: cpuCores, memoryInGB: json('1.5') } } } } ]
            imageRegistryCredentials: [ { server: registry.properties.loginServer, username: registry.listCredentials().username, password: registry.listCredentials().passwords[0].value } ]
          }
        }
        """;

    [BicepFact]
    public async Task Expressions_keep_their_meaning_or_become_parameters()
    {
        using var folder = new TempFolder();
        var group = (await RealBicep.ReadAsync(folder.Write("source.bicep", Source))).Resources.Single(resource => ResourceTypes.Same(resource.Type, ResourceTypes.ContainerGroup));
        foreach (var format in Enum.GetValues<TemplateFormat>())
        {
            var template = GroupProtection.Protect(group, new() { Format = format });
            var after = await template.ReadBackAsync();

            string[] kept = ["adminPassword True string", "apiKey True string", "cpuCores False int", "image False string"];
            var all = template.Parameters.Select(parameter => $"{parameter.Name} {parameter.IsSecure} {parameter.Type}").Order(StringComparer.Ordinal).ToList();
            Assert.All(kept, parameter => Assert.Contains(parameter, all));
            Assert.Equal(format == TemplateFormat.Arm ? 4 : 5, all.Count);
            Assert.Equal(Outcome.Fail, Protected.Judge("Aci.PlaintextSecret", group));
            Assert.NotEqual(Outcome.Fail, Protected.Judge("Aci.PlaintextSecret", after));
            Assert.Equal(Outcome.Pass, Protected.Judge("Aci.TemplateSecret", after));
            Assert.Contains("listCredentials(", after.ToJson(), StringComparison.OrdinalIgnoreCase);
            Assert.Contains("clientId", after.ToJson(), StringComparison.Ordinal);
            if (format == TemplateFormat.Bicep) Assert.Contains("BIG", template.Parameters.Single(parameter => !kept.Contains($"{parameter.Name} {parameter.IsSecure} {parameter.Type}")).StandsFor + template.ToText(), StringComparison.Ordinal);
        }
    }

    [BicepFact]
    public async Task Variables_of_a_shell_become_parameters()
    {
        using var folder = new TempFolder();
        var group = Assert.Single((await RealBicep.ReadAsync(folder.Write("group.yaml", """
            apiVersion: '2021-10-01'
            name: shop
            properties:
              osType: Linux
              containers:
              - name: web
                properties:
                  image: contoso.azurecr.io/web:${TAG}
                  environmentVariables:
                  - name: DB_PASSWORD
                    secureValue: ${DB_PASSWORD}
                  - name: TOKEN
                    value: ${TOKEN}
                  resources: { requests: { cpu: 0.5, memoryInGB: 1 } }
            """))).Resources);
        foreach (var format in Enum.GetValues<TemplateFormat>())
        {
            var template = GroupProtection.Protect(group, new() { Format = format });
            var after = await template.ReadBackAsync();

            Assert.Equal(["DB_PASSWORD True", "TAG False", "TOKEN True"], template.Parameters.Select(parameter => $"{parameter.Name} {parameter.IsSecure}").Order(StringComparer.Ordinal));
            Assert.Equal(Outcome.Pass, Protected.Judge("Aci.PlaintextSecret", after));
            Assert.Contains("parameters('TAG')", after.ToJson(), StringComparison.Ordinal);
        }
    }
}
