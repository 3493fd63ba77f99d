using AciSecurity.Findings;
using AciSecurity.Remediation.Templates;

namespace AciSecurity.Files.Tests.Protection;

/// <summary>Secrets become secure parameters, and are never written.</summary>
[Collection(BicepCollection.Name)]
public sealed class SecretParameterTests
{
    private const string Vault = "/subscriptions/11111111-0000-4000-8000-000000000001/resourceGroups/rg-vault/providers/Microsoft.KeyVault/vaults/contoso";

    private static readonly string[] Planted =
        ["planted-secure-1", "planted-plain-2", "planted-connection-3", "planted-registry-4", "cGxhbnRlZC1rZXktNQ==", "planted-workspace-6", "cGxhbnRlZC1maWxlLTc=", "planted-extension-8", "planted-command-9", "planted-git-10", "planted-header-11"];

    private const string Secrets = """
        { "osType": "Linux", "restartPolicy": "Always", "containers": [
            { "name": "web", "properties": { "image": "contoso.azurecr.io/web:1", "command": [ "run", "--password", "planted-command-9" ],
              "livenessProbe": { "httpGet": { "path": "/", "port": 80, "httpHeaders": [ { "name": "X-Api-Token", "value": "planted-header-11" } ] } },
              "environmentVariables": [
                { "name": "MODE", "value": "production" },
                { "name": "API_TOKEN", "secureValue": "planted-secure-1" },
                { "name": "DB_PASSWORD", "value": "planted-plain-2" },
                { "name": "CONNECTION", "value": "Server=db;User ID=sa;Password=planted-connection-3;" },
                { "name": "REFERRED", "secureValueReference": "kept" } ],
              "resources": { "requests": { "cpu": 1, "memoryInGB": 1 } } } },
            { "name": "side-car", "properties": { "image": "contoso.azurecr.io/side:1", "environmentVariables": [ { "name": "API_TOKEN", "secureValue": "planted-secure-1" } ],
              "resources": { "requests": { "cpu": 1, "memoryInGB": 1 } } } } ],
          "imageRegistryCredentials": [ { "server": "contoso.azurecr.io", "username": "contoso", "password": "planted-registry-4" } ],
          "diagnostics": { "logAnalytics": { "workspaceId": "w", "workspaceKey": "planted-workspace-6" } },
          "volumes": [
            { "name": "data", "azureFile": { "shareName": "data", "storageAccountName": "contosodata", "storageAccountKey": "cGxhbnRlZC1rZXktNQ==" } },
            { "name": "cert", "secret": { "tls.key": "cGxhbnRlZC1maWxlLTc=" } },
            { "name": "code", "gitRepo": { "repository": "https://user:planted-git-10@github.com/contoso/site" } } ],
          "extensions": [ { "name": "proxy", "properties": { "extensionType": "kube-proxy", "version": "1.0", "protectedSettings": { "kubeConfig": "planted-extension-8" } } } ] }
        """;

    private const string Template = $$"""
        { "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [
          { "type": "Microsoft.ContainerInstance/containerGroups", "apiVersion": "2023-05-01", "name": "shop", "location": "westeurope", "properties": {{Secrets}} } ] }
        """;

    [BicepFact]
    public async Task Secrets_of_a_file_become_secure_parameters_without_a_default()
    {
        using var folder = new TempFolder();
        var group = Assert.Single((await RealBicep.ReadAsync(folder.Write("main.json", Template))).Resources);
        foreach (var format in Enum.GetValues<TemplateFormat>())
        {
            var template = GroupProtection.Protect(group, new() { Format = format, Vault = new(Vault) });
            var after = await template.ReadBackAsync();

            Assert.Equal(
                [
                    "webApiToken", "webDbPassword", "webConnection", "sideCarApiToken", "contosoRegistryPassword", "workspaceKey", "dataAccountKey", "certTlsKey", "codeRepository",
                    "proxyKubeConfig", "webCommand2", "webValue",
                ],
                template.Parameters.Select(parameter => parameter.Name).OrderBy(name => name == "webCommand2" || name == "webValue"));
            Assert.All(template.Parameters, parameter => Assert.True(parameter is { IsSecure: true, Type: "string" }, parameter.Name));
            Assert.DoesNotContain("defaultValue", template.ToText(), StringComparison.Ordinal);
            Assert.Equal(Outcome.Pass, Protected.Judge("Aci.PlaintextSecret", after));
            Assert.Equal(Outcome.Pass, Protected.Judge("Aci.TemplateSecret", after));
            Assert.Contains("secureValueReference", after.ToJson(), StringComparison.Ordinal);
            Assert.Equal(3, template.NotRepaired.Count(text => text.Contains("stored as plain text", StringComparison.Ordinal)));
            NothingIsShown(template, format == TemplateFormat.Bicep ? "main.bicep" : "main.json");
        }
    }

    [BicepFact]
    public async Task What_Azure_does_not_return_is_asked_for()
    {
        var group = Protected.Live("""
            { "osType": "Linux", "containers": [ { "name": "web", "properties": { "image": "x", "environmentVariables": [ { "name": "API_TOKEN" }, { "name": "EMPTY", "value": "" } ],
                "resources": { "requests": { "cpu": 1, "memoryInGB": 1 } } } } ],
              "imageRegistryCredentials": [ { "server": "contoso.azurecr.io", "username": "contoso" }, { "server": "other.azurecr.io", "identity": "/subscriptions/s/x" } ],
              "diagnostics": { "logAnalytics": { "workspaceId": "w" } },
              "volumes": [ { "name": "data", "azureFile": { "shareName": "data", "storageAccountName": "contosodata" } }, { "name": "cert", "secret": {} }, { "name": "both", "secret": {}, "secretReference": { "key": "kept" } }, { "name": "tmp", "emptyDir": {} },
                { "name": "by-identity", "azureFile": { "shareName": "data", "storageAccountName": "contosodata", "userAssignedIdentityClientId": "c" } } ],
              "extensions": [ { "name": "proxy", "properties": { "extensionType": "kube-proxy", "version": "1.0" } } ] }
            """);
        foreach (var format in Enum.GetValues<TemplateFormat>())
        {
            var template = GroupProtection.Protect(group, new() { Format = format });
            var after = await template.ReadBackAsync();

            Assert.Equal(
                ["apiToken string", "bothSecret object", "certSecret object", "contosoRegistryPassword string", "dataAccountKey string", "workspaceKey string"],
                template.Parameters.Select(parameter => $"{parameter.Name} {parameter.Type}").Order(StringComparer.Ordinal));
            Assert.All(template.Parameters, parameter => Assert.True(parameter.IsSecure));
            Assert.Equal("2026-07-01", after.ApiVersion);
            Assert.Contains("protected settings of the extension proxy", Assert.Single(template.NotRepaired), StringComparison.Ordinal);
            Assert.Null(template.ToParametersText("main.bicep"));
        }
    }

    [BicepFact]
    public async Task A_file_of_parameters_takes_secrets_from_the_vault()
    {
        using var folder = new TempFolder();
        var group = Protected.Live(Protected.Properties().Replace("{ \"name\": \"MODE\"", "{ \"name\": \"DB_PASSWORD\", \"value\": \"planted-plain-2\" }, { \"name\": \"MODE\"", StringComparison.Ordinal));
        foreach (var (format, file, parameters) in ((TemplateFormat, string, string)[])[(TemplateFormat.Bicep, "main.bicep", "main.bicepparam"), (TemplateFormat.Arm, "main.json", "main.parameters.json")])
        {
            var template = GroupProtection.Protect(group, new() { Format = format, Vault = new(Vault) });
            folder.Write(file, template.ToText());
            var path = folder.Write(parameters, template.ToParametersText(file)!);
            var reading = format == TemplateFormat.Bicep
                ? await RealBicep.ReadAsync(path)
                : await Reading.OfAsync(RealBicep.Request(Path.Combine(folder.Path, file)) with { ParameterFiles = [path] });

            Assert.Equal("shop-dbPassword", Assert.Single(template.Parameters).SecretName);
            Assert.Empty(reading.Faults);
            Assert.Empty(reading.Warnings);
            Assert.Single(reading.Resources);
            Assert.All(reading.Deployments, deployment => Assert.Equal(Outcome.Pass, Protected.Judge("Aci.TemplateSecret", deployment)));
        }
    }

    private static void NothingIsShown(ProtectedTemplate template, string file)
    {
        string[] shown =
        [
            template.ToText(), template.ToParametersText(file)!, .. template.Changes.Select(change => change.ToString()), .. template.NotRepaired, .. template.Effects,
            .. template.Parameters.Select(parameter => parameter.ToString()),
        ];
        foreach (var planted in Planted) Assert.All(shown, text => Assert.DoesNotContain(planted, text, StringComparison.Ordinal));
    }
}
