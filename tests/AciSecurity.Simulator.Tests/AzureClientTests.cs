using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Tests;

/// <summary>The simulator is right when Microsoft's own clients find nothing odd about it.</summary>
public sealed class AzureClientTests
{
    private const string Read =
        """
        {"subscriptions":["Production","Development","Restricted"],"subscription":"Production","pages":[2,2,1],
         "groups":["shop-api","shop-confidential","shop-legacy","shop-orders","shop-vnet-open"],"image":"nginx:latest","events":1,"missing":{"status":404,"code":"ResourceNotFound"},
         "registries":["contosolegacy","contosoprod"],"anonymousPull":true,"webhooks":["hookdeploy"],"tokens":["edge","partner"],"replications":["eastus","westeurope"]}
        """;

    [AzureClientsFact]
    public async Task They_sign_in_with_a_secret_list_with_paging_and_get()
    {
        await using var azure = await Contoso.StartAsync();

        Same(Read, await AzureClients.RunAsync("read.mjs", azure, Application("auditor")));
        Assert.Empty(azure.Requests.Writes);
        Assert.Contains(azure.Requests.All, request => request.Headers["User-Agent"].Contains("azsdk-js-arm-containerinstance", StringComparison.Ordinal));
    }

    [AzureClientsFact]
    public async Task They_sign_in_with_a_certificate()
    {
        using var certificate = ServerCertificate.CreateForApplication("auditor", TimeProvider.System);
        using var key = certificate.GetRSAPrivateKey()!;
        var file = Path.Combine(Path.GetTempPath(), $"client-{Guid.NewGuid():N}.pem");
        await File.WriteAllTextAsync(file, key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem() + "\n");
        try
        {
            var application = Application("auditor") with { Certificate = certificate.ExportCertificatePem() };
            await using var azure = await AzureSimulator.StartAsync(Contoso.Scenario with { Applications = [application] });

            Same(Read, await AzureClients.RunAsync("read.mjs", azure, application, file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [AzureClientsFact]
    public async Task They_create_change_and_delete_and_wait_for_each_operation()
    {
        await using var azure = await Contoso.StartAsync();

        Same(
            """
            {"created":"Succeeded","secret":{"name":"S"},"tags":{"by":"client"},"osType":"Linux","gone":404,"registry":"contosobyclient.azurecr.io","adminUserEnabled":false,
             "networkRuleSet":{"defaultAction":"Deny","ipRules":[{"action":"Allow","iPAddressOrRange":"198.51.100.1"}]}}
            """,
            await AzureClients.RunAsync("write.mjs", azure, Application("operator")));
    }

    [AzureClientsFact]
    public async Task They_query_Resource_Graph_page_by_page()
    {
        await using var azure = await Contoso.StartAsync();

        Same(
            """
            {"names":["shop-api","shop-confidential","shop-legacy","shop-orders","shop-vnet-open","dev-job","dev-scratch","vault-sync"],
             "counts":[[3,8,"false"],[3,8,"false"],[2,8,"false"]],"broken":{"status":400,"code":"BadRequest","details":["InvalidQuery","ParserFailure"]}}
            """,
            await AzureClients.RunAsync("query.mjs", azure, Application("auditor")));
    }

    private static RegisteredApplication Application(string name) => Contoso.Scenario.Applications.Single(application => application.Name == name);

    private static void Same(string expected, JsonNode actual) => Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual.ToJsonString());
}
