using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Registry;

namespace AciSecurity.Simulator.Tests.Registry;

public sealed class RegistryScenarioTests
{
    [Fact]
    public async Task Every_registry_of_the_scenario_has_an_address_of_its_own()
    {
        await using var azure = await Contoso.StartAsync();

        Assert.Equal(["contosoprod", "contosolegacy", "contosodev", "contosovault"], azure.Registries.Select(registry => registry.Name));
        Assert.Equal(4, azure.Registries.Select(registry => registry.LoginServer).Distinct().Count());
        Assert.Throws<ArgumentException>(() => azure.Registry("nothing"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Resources_name_registries_as_in_Azure_or_where_they_are(bool local)
    {
        await using var azure = await Contoso.StartAsync(new() { LocalRegistries = local });
        using var registry = await RegistrySession.OpenAsync(azure, "contosoprod");
        using var session = await Session.OpenAsync(azure, "operator");
        var server = local ? registry.Registry.LoginServer : "contosoprod.azurecr.io";
        var path = $"{Contoso.Registries}/contosoprod{Contoso.RegistryVersion}";

        Assert.Equal(server, (await session.GetAsync(path)).Body!["properties"]!["loginServer"]!.ToString());
        await session.SendAsync(HttpMethod.Patch, path, """{"properties":{"publicNetworkAccess":"Enabled"}}""");
        Assert.Equal(server, (await session.GetAsync(path)).Body!["properties"]!["loginServer"]!.ToString());
        var group = azure.Find($"{Contoso.Groups}/shop-vnet-open")!["properties"]!;
        Assert.Equal($"{server}/worker:latest", group["containers"]![0]!["properties"]!["image"]!.ToString());
        Assert.Equal(server, group["imageRegistryCredentials"]![0]!["server"]!.ToString());
        Assert.Equal(200, (await registry.GetAsync("/v2/worker/manifests/latest")).Status);
    }

    [Fact]
    public async Task Everything_that_the_images_of_the_scenario_name_is_there_and_has_the_digest_that_they_say()
    {
        await using var azure = await Contoso.StartAsync();
        foreach (var image in azure.Scenario.Images)
        {
            foreach (var tag in image.Tags) AssertWhole(azure.Registry(image.Registry), image.Repository, tag);
        }

        Assert.Equal(["drafts", "legacy", "tools/cli"], azure.Registry("contosolegacy").Repositories);
        Assert.Equal("contosolegacy.azurecr.io/legacy:1.0", azure.Find($"{Contoso.Groups}/shop-legacy")!["properties"]!["containers"]![0]!["properties"]!["image"]!.ToString());
    }

    [Fact]
    public async Task An_images_configuration_is_what_the_scenario_says()
    {
        await using var azure = await Contoso.StartAsync();
        var registry = azure.Registry("contosolegacy");
        var manifest = JsonNode.Parse(registry.Manifest("legacy", "1.0"))!;
        var config = JsonNode.Parse(registry.Blob("legacy", manifest["config"]!["digest"]!.ToString()))!;

        Assert.Equal("application/vnd.docker.container.image.v1+json", manifest["config"]!["mediaType"]!.ToString());
        Assert.Equal(("2019-06-01T12:00:00Z", null, 2), (config["created"]!.ToString(), config["config"]!["User"], config["rootfs"]!["diff_ids"]!.AsArray().Count));
        Assert.Equal(["22/tcp", "80/tcp"], config["config"]!["ExposedPorts"]!.AsObject().Select(port => port.Key));
    }

    [Fact]
    public async Task Two_runs_have_the_same_images()
    {
        await using var first = await Contoso.StartAsync();
        await using var second = await Contoso.StartAsync();

        Assert.Equal(first.Registry("contosolegacy").Manifest("tools/cli", "latest"), second.Registry("contosolegacy").Manifest("tools/cli", "latest"));
    }

    [Fact]
    public async Task An_image_needs_a_registry()
    {
        var scenario = Contoso.Scenario with { Images = [new() { Registry = "nothing", Repository = "app" }] };

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => AzureSimulator.StartAsync(scenario));

        Assert.Contains("nothing", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_that_is_gone_answers_no_more()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = new RegistrySession(azure, "contosodev");
        azure.Remove(session.Registry.ResourceId);

        Assert.Equal(404, (await session.SendAsync(HttpMethod.Get, "/v2/")).Status);
    }

    private static void AssertWhole(SimulatedRegistry registry, string repository, string reference)
    {
        var manifest = JsonNode.Parse(registry.Manifest(repository, reference)!)!;
        var blobs = (manifest["layers"] as JsonArray ?? []).Append(manifest["config"]).OfType<JsonNode>();
        foreach (var descriptor in blobs)
        {
            var blob = registry.Blob(repository, descriptor["digest"]!.ToString())!;
            Assert.Equal((descriptor["digest"]!.ToString(), descriptor["size"]!.GetValue<int>()), ("sha256:" + Convert.ToHexStringLower(SHA256.HashData(blob)), blob.Length));
        }

        foreach (var child in manifest["manifests"] as JsonArray ?? [])
        {
            Assert.Equal(child!["size"]!.GetValue<int>(), registry.Manifest(repository, child["digest"]!.ToString())!.Length);
            AssertWhole(registry, repository, child["digest"]!.ToString());
        }
    }
}
