using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Tests.Registry;

/// <summary>The registry is right when clients of other makers find nothing odd about it.</summary>
public sealed class ImageToolTests
{
    private const string Operator = "22222222-0000-4000-8000-000000000002:not-a-real-secret-of-the-operator";

    [ImageToolsFact]
    public async Task An_image_that_was_made_elsewhere_is_pushed_inspected_pulled_and_deleted()
    {
        await using var azure = await Contoso.StartAsync();
        using var tools = new ImageTools(azure);
        var image = $"docker://{azure.Registry("contosodev").LoginServer}/team/made:v1";
        await tools.RunAsync("umoci", "init", "--layout", tools["made"]);
        await tools.RunAsync("umoci", "new", "--image", tools["made"] + ":v1");
        await tools.RunAsync("umoci", "config", "--image", tools["made"] + ":v1", "--config.user", "1000", "--config.exposedports", "8080/tcp");

        await tools.RunAsync("skopeo", "copy", "--insecure-policy", "--dest-cert-dir", tools.Certificates, "--dest-creds", Operator, $"oci:{tools["made"]}:v1", image);
        var config = JsonNode.Parse(await tools.RunAsync("skopeo", "inspect", "--config", "--cert-dir", tools.Certificates, "--creds", Operator, image))!;
        await tools.RunAsync("skopeo", "copy", "--insecure-policy", "--src-cert-dir", tools.Certificates, "--src-creds", Operator, image, $"oci:{tools["pulled"]}:v1");

        Assert.Equal("1000", config["config"]!["User"]!.ToString());
        Assert.Equal(Digest(tools["made"]), Digest(tools["pulled"]));
        Assert.Equal(Digest(tools["made"]), JsonNode.Parse(await tools.RunAsync("skopeo", "inspect", "--cert-dir", tools.Certificates, "--creds", Operator, image))!["Digest"]!.ToString());
        await tools.RunAsync("skopeo", "delete", "--cert-dir", tools.Certificates, "--creds", Operator, image);
        Assert.Null(azure.Registry("contosodev").Manifest("team/made", "v1"));
    }

    [ImageToolsFact]
    public async Task An_image_of_the_scenario_is_pulled_without_a_name_and_unpacked()
    {
        await using var azure = await Contoso.StartAsync();
        using var tools = new ImageTools(azure);
        var server = azure.Registry("contosolegacy").LoginServer;

        var tags = JsonNode.Parse(await tools.RunAsync("skopeo", "list-tags", "--cert-dir", tools.Certificates, $"docker://{server}/tools/cli"))!;
        await tools.RunAsync("skopeo", "copy", "--insecure-policy", "--all", "--src-cert-dir", tools.Certificates, $"docker://{server}/tools/cli:1.1", $"oci:{tools["cli"]}:1.1");
        await tools.RunAsync("skopeo", "copy", "--insecure-policy", "--src-cert-dir", tools.Certificates, $"docker://{server}/legacy:1.0", $"oci:{tools["legacy"]}:1.0");
        await tools.RunAsync("umoci", "unpack", "--rootless", "--image", tools["legacy"] + ":1.0", tools["unpacked"]);

        Assert.Equal(["1.1", "latest"], tags["Tags"]!.AsArray().Select(tag => tag!.ToString()));
        Assert.Contains("VERSION_ID=\"9\"", await File.ReadAllTextAsync(Path.Combine(tools["unpacked"], "rootfs/etc/os-release")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(tools["unpacked"], "rootfs/etc/ssh/sshd_config")));
        Assert.Empty(azure.Requests.Writes);
    }

    [ImageToolsFact]
    public async Task An_image_is_copied_between_repositories_and_a_refusal_is_understood()
    {
        await using var azure = await Contoso.StartAsync();
        using var tools = new ImageTools(azure);
        var server = azure.Registry("contosodev").LoginServer;
        string[] copy = ["copy", "--insecure-policy", "--src-cert-dir", tools.Certificates, "--dest-cert-dir", tools.Certificates, "--src-creds", Operator, "--dest-creds", Operator];

        await tools.RunAsync("skopeo", [.. copy, $"docker://{server}/job:latest", $"docker://{server}/team/job:copied"]);
        Assert.Equal(azure.Registry("contosodev").Manifest("job", "latest"), azure.Registry("contosodev").Manifest("team/job", "copied"));

        var locked = await tools.TryAsync("skopeo", [.. copy, $"docker://{server}/job:latest", $"docker://{server}/base:12"]);
        Assert.Contains("The operation is disallowed on this registry, repository or image", locked.Error, StringComparison.Ordinal);
        var unknown = await tools.TryAsync("skopeo", "inspect", "--cert-dir", tools.Certificates, "--creds", "nobody:nothing", $"docker://{server}/job:latest");
        Assert.Contains("authentication required", unknown.Error, StringComparison.Ordinal);
    }

    private static string Digest(string layout) => JsonNode.Parse(File.ReadAllText(Path.Combine(layout, "index.json")))!["manifests"]![0]!["digest"]!.ToString();
}
