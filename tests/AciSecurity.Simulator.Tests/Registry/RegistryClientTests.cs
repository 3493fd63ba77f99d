using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Tests.Registry;

/// <summary>Microsoft's own client of registries.</summary>
public sealed class RegistryClientTests
{
    [AzureClientsFact]
    public async Task It_lists_reads_pushes_locks_and_deletes_and_pulls_without_signing_in()
    {
        await using var azure = await Contoso.StartAsync();
        var application = Contoso.Scenario.Applications.Single(found => found.Name == "operator");

        var told = await AzureClients.RunAsync("registry.mjs", azure, application, more: new()
        {
            ["REGISTRY"] = azure.Registry("contosodev").Endpoint.ToString(),
            ["ANONYMOUS_REGISTRY"] = azure.Registry("contosolegacy").Endpoint.ToString(),
        });

        Assert.Equal(
            JsonNode.Parse(
                """
                {"repositories":["base","job","team/by-client"],"pages":[1,1,1],"properties":["team/by-client",3,2,true],"newest":["v2","v1"],"oldest":["v1","v2"],
                 "manifests":[[1,["v1"],"arm64",5242958],[2,["v2"],"arm64",5242958],[3,[],"arm64",5242958]],
                 "downloaded":[true,"2","application/vnd.oci.image.manifest.v1+json",5242880],
                 "locked":[[405,"REGISTRY_DISALLOWED_OPERATION"],[405,"REGISTRY_DISALLOWED_OPERATION"]],
                 "anonymous":{"repositories":["legacy","tools/cli"],"references":[["linux","amd64"],["linux","arm64"],["linux","arm"]],"write":401},
                 "deleted":["allowed","allowed","allowed",false,404]}
                """)!.ToJsonString(),
            told.ToJsonString());
        Assert.Contains(azure.Requests.All, request => request.Headers["User-Agent"].Contains("azsdk-js-container-registry", StringComparison.Ordinal));
    }
}
