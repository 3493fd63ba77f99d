using AciSecurity.Simulator.Registry;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Tests.Registry;

public sealed class ReferrerTests
{
    private const string Signature = "application/vnd.cncf.notary.signature";

    [Fact]
    public async Task What_refers_to_an_image_comes_as_an_index_of_descriptors()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosolegacy");
        var digest = Digest(session, "tools/cli", "latest");

        var answer = await session.GetAsync($"/v2/tools/cli/referrers/{digest}");

        Assert.Equal((200, RegistrySession.Index, 2), (answer.Status, answer.Header("Content-Type"), answer.Body["schemaVersion"]!.GetValue<int>()));
        Assert.Equal(["application/spdx+json", Signature], answer.Texts("manifests", "artifactType").Order());
        var signature = answer.Body["manifests"]!.AsArray().Single(found => found!["artifactType"]!.ToString() == Signature)!;
        Assert.Equal("[]", signature["annotations"]!["io.cncf.notary.x509chain.thumbprint#S256"]!.ToString());
        var manifest = await session.GetAsync($"/v2/tools/cli/manifests/{signature["digest"]}");
        Assert.Equal((signature["size"]!.GetValue<int>(), digest), (manifest.Content.Length, manifest.Body["subject"]!["digest"]!.ToString()));
        Assert.Null(answer.Header("OCI-Filters-Applied"));
    }

    [Fact]
    public async Task A_type_is_filtered_by_the_registry_or_left_to_the_client()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosolegacy");
        var path = $"/v2/tools/cli/referrers/{Digest(session, "tools/cli", "latest")}?artifactType={Uri.EscapeDataString(Signature)}";

        var filtered = await session.GetAsync(path);
        Assert.Equal((Signature, "artifactType"), (Assert.Single(filtered.Texts("manifests", "artifactType")), filtered.Header("OCI-Filters-Applied")));
        session.Registry.Setting = session.Registry.Setting with { FiltersReferrers = false };
        var whole = await session.GetAsync(path);
        Assert.Equal((2, null), (whole.Body["manifests"]!.AsArray().Count, whole.Header("OCI-Filters-Applied")));
        session.Registry.Setting = session.Registry.Setting with { FiltersReferrers = true, OmitsArtifactType = true };
        Assert.Null(Assert.Single((await session.GetAsync(path)).Body["manifests"]!.AsArray())!["artifactType"]);
    }

    [Fact]
    public async Task Referrers_come_in_pages_whose_links_nobody_could_make_up()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        session.Registry.Setting = session.Registry.Setting with { ReferrerPageSize = 2 };
        var digest = Pushed.Push(session.Registry, "app", "v1", "1");
        for (var number = 0; number < 5; number++) Pushed.Push(session.Registry, "app", null, $"of 1, {number}", digest, number == 0 ? "a/other" : "a/type");

        List<string> found = [];
        for (var next = $"/v2/app/referrers/{digest}?artifactType=a%2Ftype"; next is not null;)
        {
            Assert.StartsWith("/v2/app/referrers/", next, StringComparison.Ordinal);
            var page = await session.GetAsync(next);
            Assert.InRange(page.Body["manifests"]!.AsArray().Count, 1, 2);
            Assert.Equal("artifactType", page.Header("OCI-Filters-Applied"));
            found.AddRange(page.Texts("manifests", "digest"));
            next = page.Next;
        }

        Assert.Equal(4, found.Distinct().Count());
    }

    [Fact]
    public async Task What_nobody_refers_to_has_an_empty_index_and_a_broken_digest_is_an_error()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");

        foreach (var repository in new[] { "base", "nothing" })
        {
            var answer = await session.GetAsync($"/v2/{repository}/referrers/sha256:{new string('0', 64)}");
            Assert.Equal((200, 0), (answer.Status, answer.Body["manifests"]!.AsArray().Count));
        }

        Assert.Equal(400, (await session.GetAsync("/v2/base/referrers/sha256:00")).Status);
    }

    [Fact]
    public async Task A_registry_with_a_key_of_the_customers_has_none_of_it_but_the_referrers_tag()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosoprod");
        var digest = Digest(session, "sync", "3");

        Assert.Equal(404, (await session.GetAsync($"/v2/sync/referrers/{digest}")).Status);

        var index = await session.GetAsync($"/v2/sync/manifests/{digest.Replace(':', '-')}");
        Assert.Equal((200, RegistrySession.Index, Signature), (index.Status, index.Header("Content-Type"), Assert.Single(index.Texts("manifests", "artifactType"))));
    }

    [Fact]
    public async Task A_configuration_says_what_an_artifact_is_that_does_not_say_it_itself()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        var digest = Pushed.Push(session.Registry, "app", "v1", "1");
        Pushed.Push(session.Registry, "app", null, "of 1", digest, "");

        Assert.Equal(["application/vnd.oci.empty.v1+json"], (await session.GetAsync($"/v2/app/referrers/{digest}")).Texts("manifests", "artifactType"));
    }

    [Fact]
    public async Task An_image_of_the_scenarios_kind_can_be_pushed_at_any_time()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");

        var digest = session.Registry.Push(new RegistryImage { Repository = "late", Tags = ["v1"], CosignTag = true, Referrers = [new() { ArtifactType = Signature }] });

        Assert.Equal([Signature], (await session.GetAsync($"/v2/late/referrers/{digest}")).Texts("manifests", "artifactType"));
        var cosign = await session.GetAsync($"/v2/late/manifests/{digest.Replace(':', '-')}.sig");
        Assert.Equal("application/vnd.dev.cosign.simplesigning.v1+json", cosign.Body["layers"]![0]!["mediaType"]!.ToString());
        Assert.NotEmpty(cosign.Body["layers"]![0]!["annotations"]!["dev.cosignproject.cosign/signature"]!.ToString());
    }

    private static string Digest(RegistrySession session, string repository, string tag) => DigestOf(session.Registry, repository, tag);

    private static string DigestOf(SimulatedRegistry registry, string repository, string tag) =>
        "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(registry.Manifest(repository, tag)!));
}
