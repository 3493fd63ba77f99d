using AciSecurity.Simulator.Registry;

namespace AciSecurity.Simulator.Tests.Registry;

/// <summary>https://learn.microsoft.com/azure/container-registry/container-registry-image-lock</summary>
public sealed class ImageLockTests
{
    [Theory]
    [InlineData("repository", "push", false)]
    [InlineData("repository", "upload", false)]
    [InlineData("repository", "delete manifest", false)]
    [InlineData("repository", "delete tag", false)]
    [InlineData("repository", "delete repository", false)]
    [InlineData("tag", "push", false)]
    [InlineData("tag", "delete tag", false)]
    [InlineData("tag", "delete manifest", false)]
    [InlineData("tag", "push another", true)]
    [InlineData("manifest", "delete manifest", false)]
    [InlineData("manifest", "delete repository", false)]
    [InlineData("manifest", "push", true)]
    [InlineData("none", "push", true)]
    [InlineData("none", "upload", true)]
    [InlineData("none", "delete manifest", true)]
    [InlineData("none", "delete tag", true)]
    [InlineData("none", "delete repository", true)]
    public Task What_may_not_be_written_may_not_be_deleted_either(string locked, string action, bool allowed) => TryAsync(locked, new() { WriteEnabled = false }, action, allowed);

    [Theory]
    [InlineData("tag", "push", true)]
    [InlineData("tag", "delete tag", false)]
    [InlineData("repository", "push", true)]
    [InlineData("repository", "delete repository", false)]
    [InlineData("manifest", "delete manifest", false)]
    public Task What_may_not_be_deleted_may_still_be_written(string locked, string action, bool allowed) => TryAsync(locked, new() { DeleteEnabled = false }, action, allowed);

    [Theory]
    [InlineData("repository")]
    [InlineData("tag")]
    [InlineData("manifest")]
    public Task What_may_not_be_read_is_not_pulled(string locked) => TryAsync(locked, new() { ReadEnabled = false }, "pull", allowed: false);

    private static async Task TryAsync(string locked, ContentAttributes attributes, string action, bool allowed)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        var digest = Pushed.Push(session.Registry, "app", "v1", "1");
        if (locked != "none") session.Registry.Set("app", locked switch { "repository" => null, "tag" => "v1", _ => digest }, attributes);

        var answer = action switch
        {
            "pull" => await session.GetAsync("/v2/app/manifests/v1"),
            "push" => await session.PutManifestAsync("app", "v1", Pushed.Manifest("2")),
            "push another" => await session.PutManifestAsync("app", "v2", Pushed.Manifest("2")),
            "upload" => await session.CallAsync(HttpMethod.Post, "/v2/app/blobs/uploads/"),
            "delete manifest" => await session.CallAsync(HttpMethod.Delete, $"/v2/app/manifests/{digest}"),
            "delete tag" => await session.CallAsync(HttpMethod.Delete, "/acr/v1/app/_tags/v1"),
            _ => await session.CallAsync(HttpMethod.Delete, "/acr/v1/app"),
        };

        if (allowed) Assert.InRange(answer.Status, 200, 202);
        else Assert.Equal((405, "REGISTRY_DISALLOWED_OPERATION"), (answer.Status, answer.Code));
        var isThere = allowed && action switch { "delete manifest" or "delete tag" or "delete repository" => true, _ => false };
        Assert.Equal(!isThere, session.Registry.Manifest("app", "v1") is not null);
    }
}
