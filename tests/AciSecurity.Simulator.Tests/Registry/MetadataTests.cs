using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Tests.Registry;

public sealed class MetadataTests
{
    [Fact]
    public async Task A_repository_is_told_with_its_counts_and_times()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosoprod");

        Same(
            $$$"""
            {"registry":"{{{session.Registry.LoginServer}}}","imageName":"orders","createdTime":"2026-01-04T09:00:00.0000000Z","lastUpdateTime":"2026-01-03T09:00:00.0000000Z","manifestCount":2,"tagCount":2,
             "changeableAttributes":{"deleteEnabled":true,"writeEnabled":true,"readEnabled":true,"listEnabled":true}}
            """,
            (await session.GetAsync("/acr/v1/orders")).Body);
    }

    [Fact]
    public async Task Tags_are_told_in_the_order_that_is_asked_for()
    {
        var clock = new ManualClock();
        await using var azure = await Contoso.StartAsync(new() { Clock = clock });
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        var digest = "";
        foreach (var tag in new[] { "b", "c", "a" })
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            digest = Pushed.Push(session.Registry, "app", tag, tag);
        }

        clock.Advance(TimeSpan.FromSeconds(1));
        Pushed.Push(session.Registry, "app", "c", "a");
        Assert.Equal(["a", "b", "c"], await NamesAsync(""));
        Assert.Equal(["a", "b", "c"], await NamesAsync("?orderby=none"));
        Assert.Equal(["b", "a", "c"], await NamesAsync("?orderby=timeasc"));
        Assert.Equal(["c", "a", "b"], await NamesAsync("?orderby=timedesc"));
        Assert.Equal(["a", "c"], await NamesAsync($"?digest={digest}"));
        var page = await session.GetAsync("/acr/v1/app/_tags?orderby=timedesc&n=2");
        Assert.Equal("/acr/v1/app/_tags?last=a&n=2&orderby=timedesc", page.Next);
        Assert.Equal(["b"], (await session.GetAsync(page.Next!)).Texts("tags", "name"));

        async Task<string[]> NamesAsync(string query) => (await session.GetAsync("/acr/v1/app/_tags" + query)).Texts("tags", "name");
    }

    [Fact]
    public async Task Content_Trust_is_a_flag_of_the_tag()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosoprod");

        var tags = (await session.GetAsync("/acr/v1/orders/_tags")).Body["tags"]!.AsArray().Concat((await session.GetAsync("/acr/v1/worker/_tags")).Body["tags"]!.AsArray());

        Assert.Equal([("2.3.0", true), ("stable", true), ("latest", false)], tags.Select(tag => (tag!["name"]!.ToString(), tag["signed"]!.GetValue<bool>())));
        Assert.True((await session.GetAsync("/acr/v1/orders/_tags/stable")).Body["tag"]!["signed"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Manifests_are_told_with_and_without_tags()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosoprod");

        var manifests = (await session.GetAsync("/acr/v1/orders/_manifests?orderby=timedesc")).Body["manifests"]!.AsArray();

        Assert.Equal(["2.3.0", "stable"], manifests[0]!["tags"]!.AsArray().Select(tag => tag!.ToString()));
        Assert.Null(manifests[1]!["tags"]);
        Assert.Equal(
            ("amd64", "linux", RegistrySession.Manifest, "application/vnd.oci.image.config.v1+json", true),
            (manifests[0]!["architecture"]!.ToString(), manifests[0]!["os"]!.ToString(), manifests[0]!["mediaType"]!.ToString(), manifests[0]!["configMediaType"]!.ToString(), manifests[0]!["imageSize"]!.GetValue<long>() > 100));
    }

    [Fact]
    public async Task One_manifest_of_many_is_told_with_what_it_references()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosolegacy");
        var digest = (await session.GetAsync("/acr/v1/tools%2Fcli/_tags/latest")).Body["tag"]!["digest"]!.ToString();

        var manifest = (await session.GetAsync($"/acr/v1/tools%2Fcli/_manifests/{digest}")).Body["manifest"]!;

        Assert.Equal(RegistrySession.Index, manifest["mediaType"]!.ToString());
        Assert.Equal([("amd64", "linux"), ("arm64", "linux"), ("arm", "linux")], manifest["references"]!.AsArray().Select(child => (child!["architecture"]!.ToString(), child["os"]!.ToString())));
        foreach (var child in manifest["references"]!.AsArray()) Assert.Equal(200, (await session.GetAsync($"/v2/tools/cli/manifests/{child!["digest"]}")).Status);
        Assert.Equal(404, (await session.GetAsync("/acr/v1/tools/cli/_manifests/latest")).Status);
    }

    [Theory]
    [InlineData("/acr/v1/job", "")]
    [InlineData("/acr/v1/job/_tags/1.4.2", "tag")]
    [InlineData("/acr/v1/job/_manifests/$DIGEST", "manifest")]
    public async Task Attributes_are_changed_one_by_one_and_read_back(string path, string member)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        path = path.Replace("$DIGEST", (await session.GetAsync("/acr/v1/job/_tags/1.4.2")).Body["tag"]!["digest"]!.ToString(), StringComparison.Ordinal);
        JsonNode Attributes(RegistryAnswer answer) => (member.Length == 0 ? answer.Body : answer.Body[member]!)["changeableAttributes"]!;

        var changed = await session.PatchAsync(path, """{"writeEnabled":false,"readEnabled":false}""");

        const string Expected = """{"deleteEnabled":true,"writeEnabled":false,"readEnabled":false,"listEnabled":true}""";
        Assert.Equal((200, Expected), (changed.Status, Attributes(changed).ToJsonString()));
        Assert.Equal(Expected, Attributes(await session.GetAsync(path)).ToJsonString());
        Assert.Equal(400, (await session.PatchAsync(path, """{"writeEnabled":"no"}""")).Status);
        Assert.Equal(400, (await session.PatchAsync(path, "nothing")).Status);
    }

    [Fact]
    public async Task A_registry_that_quarantines_shows_an_image_when_a_scanner_passed_it()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        var resource = azure.Find(session.Registry.ResourceId)!;
        resource["properties"]!["policies"]!["quarantinePolicy"]!["status"] = "enabled";
        azure.Put(resource);
        session.Registry.PushBlob("app", "{}"u8.ToArray());

        var digest = (await session.PutManifestAsync("app", "v1", Pushed.Manifest("1"))).Header("Docker-Content-Digest");
        Assert.Equal(404, (await session.GetAsync("/v2/app/manifests/v1")).Status);
        Assert.Equal(405, (await session.GetAsync($"/v2/app/manifests/{digest}")).Status);
        await session.PatchAsync($"/acr/v1/app/_manifests/{digest}", """{"quarantineState":"Passed","quarantineDetails":"{\"state\":\"scan passed\"}"}""");

        Assert.Equal(200, (await session.GetAsync("/v2/app/manifests/v1")).Status);
        var attributes = (await session.GetAsync($"/acr/v1/app/_manifests/{digest}")).Body["manifest"]!["changeableAttributes"]!;
        Assert.Equal(("Passed", """{"state":"scan passed"}"""), (attributes["quarantineState"]!.ToString(), attributes["quarantineDetails"]!.ToString()));
    }

    private static void Same(string expected, JsonNode actual) => Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual.ToJsonString());
}
