using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Tests.Registry;

public sealed class RegistryAccessTests
{
    [Fact]
    public async Task Roles_decide_what_somebody_may_do()
    {
        await using var azure = await Contoso.StartAsync();
        using var auditor = await RegistrySession.OpenAsync(azure, "contosodev", "auditor");
        using var stranger = new RegistrySession(azure, "contosodev");
        using var restricted = new RegistrySession(azure, "contosovault");

        Assert.Equal(401, (await restricted.ExchangeAsync(await restricted.EntraTokenAsync("auditor"))).Status);
        Assert.Equal(200, (await auditor.GetAsync("/v2/job/manifests/latest")).Status);
        Assert.Equal(401, (await auditor.CallAsync(HttpMethod.Post, "/v2/job/blobs/uploads/")).Status);
        Assert.Equal(401, (await auditor.PatchAsync("/acr/v1/job", """{"writeEnabled":false}""")).Status);
        Assert.Equal(401, (await auditor.CallAsync(HttpMethod.Delete, "/acr/v1/job")).Status);
        Assert.Equal(401, (await stranger.ExchangeAsync(await stranger.EntraTokenAsync("stranger"))).Status);
        Assign(azure, stranger, "7f951dda-4ed3-4680-a7ca-43fe172d538d", null);
        using var assigned = await RegistrySession.OpenAsync(azure, "contosodev", "stranger");
        Assert.Equal(200, (await assigned.GetAsync("/v2/job/manifests/latest")).Status);
        Assert.Equal(401, (await assigned.CallAsync(HttpMethod.Post, "/v2/job/blobs/uploads/")).Status);
    }

    [Fact]
    public async Task Where_repositories_have_permissions_of_their_own_the_old_roles_give_nothing()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = new RegistrySession(azure, "contosodev");
        var resource = azure.Find(session.Registry.ResourceId)!;
        resource["properties"]!["roleAssignmentMode"] = "AbacRepositoryPermissions";
        azure.Put(resource);

        Assert.Equal(401, (await session.ExchangeAsync(await session.EntraTokenAsync("operator"))).Status);
        Assign(azure, session, "b93aa761-3e63-49ed-ac28-beffa264f7ac", "((!(ActionMatches{'Microsoft.ContainerRegistry/registries/repositories/content/read'})) OR (@Resource[Microsoft.ContainerRegistry/registries/repositories:name] StringEqualsIgnoreCase 'job'))");
        using var assigned = await RegistrySession.OpenAsync(azure, "contosodev", "stranger");
        Assert.Equal(200, (await assigned.GetAsync("/v2/job/manifests/latest")).Status);
        Assert.Equal(401, (await assigned.GetAsync("/v2/base/manifests/12")).Status);
        Assert.Equal(401, (await assigned.GetAsync("/v2/_catalog")).Status);
        Assign(azure, session, "b93aa761-3e63-49ed-ac28-beffa264f7ac", null);
        Assert.Equal(200, (await assigned.GetAsync("/v2/base/manifests/12")).Status);
    }

    [Fact]
    public async Task A_closed_registry_refuses_everybody_outside_where_that_is_asked_for()
    {
        await using var azure = await AzureSimulator.StartAsync(Contoso.Scenario with { Registry = new() { EnforcesNetworkRules = true } });
        using var closed = new RegistrySession(azure, "contosoprod");
        using var open = new RegistrySession(azure, "contosodev");

        var answer = await closed.SendAsync(HttpMethod.Get, "/v2/");

        Assert.Equal((403, "DENIED"), (answer.Status, answer.Code));
        Assert.Contains("is not allowed access", answer.Text, StringComparison.Ordinal);
        Assert.Equal(401, (await open.SendAsync(HttpMethod.Get, "/v2/")).Status);
    }

    private static void Assign(AzureSimulator azure, RegistrySession session, string role, string? condition) => azure.Put(new JsonObject
    {
        ["id"] = $"{session.Registry.ResourceId}/providers/Microsoft.Authorization/roleAssignments/44444444-0000-4000-8000-000000000099",
        ["properties"] = new JsonObject
        {
            ["roleDefinitionId"] = $"/subscriptions/{Contoso.Development}/providers/Microsoft.Authorization/roleDefinitions/{role}",
            ["principalId"] = "33333333-0000-4000-8000-000000000007",
            ["scope"] = session.Registry.ResourceId,
            ["condition"] = condition,
        },
    });
}
