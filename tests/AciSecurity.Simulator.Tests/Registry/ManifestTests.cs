using System.Text;

namespace AciSecurity.Simulator.Tests.Registry;

public sealed class ManifestTests
{
    [Fact]
    public async Task The_bytes_of_a_manifest_are_kept_as_they_came()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        session.Registry.PushBlob("app", "{}"u8.ToArray());
        var content = Pushed.Manifest("1").Replace("\"schemaVersion\":2", "  \"schemaVersion\" :\t2\r\n", StringComparison.Ordinal);

        var put = await session.PutManifestAsync("app", "v1", content);

        var digest = put.Header("Docker-Content-Digest")!;
        Assert.Equal((201, $"/v2/app/manifests/{digest}"), (put.Status, put.Header("Location")));
        foreach (var reference in new[] { "v1", digest })
        {
            var answer = await session.GetAsync($"/v2/app/manifests/{reference}");
            Assert.Equal((200, content, RegistrySession.Manifest, digest), (answer.Status, answer.Text, answer.Header("Content-Type"), answer.Header("Docker-Content-Digest")));
            var head = await session.CallAsync(HttpMethod.Head, $"/v2/app/manifests/{reference}");
            Assert.Equal((200, "", $"{content.Length}", digest), (head.Status, head.Text, head.Header("Content-Length"), head.Header("Docker-Content-Digest")));
        }

        Assert.Equal(content, Encoding.UTF8.GetString(session.Registry.Manifest("app", digest)!));
    }

    [Theory]
    [InlineData("contosodev", "/v2/job/manifests/latest", "application/vnd.docker.distribution.manifest.v2+json", 404)]
    [InlineData("contosodev", "/v2/job/manifests/latest", "text/plain, application/vnd.oci.image.manifest.v1+json;q=0.5", 200)]
    [InlineData("contosodev", "/v2/job/manifests/latest", "", 404)]
    [InlineData("contosolegacy", "/v2/tools%2Fcli/manifests/latest", RegistrySession.Manifest, 404)]
    [InlineData("contosolegacy", "/v2/tools/cli/manifests/latest", RegistrySession.Index, 200)]
    [InlineData("contosolegacy", "/v2/legacy/manifests/1.0", "*/*", 200)]
    public async Task A_manifest_is_given_to_those_who_accept_it(string registry, string path, string accept, int status)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, registry);

        var answer = await session.GetAsync(path, accept);

        Assert.Equal(status, answer.Status);
        if (status == 404) Assert.Equal("MANIFEST_UNKNOWN", answer.Code);
    }

    [Theory]
    [InlineData("v1", "{", RegistrySession.Manifest, 400, "MANIFEST_INVALID")]
    [InlineData("v1", "[]", RegistrySession.Manifest, 400, "MANIFEST_INVALID")]
    [InlineData("v1", """{"schemaVersion":1}""", RegistrySession.Manifest, 400, "MANIFEST_INVALID")]
    [InlineData("v1", """{"schemaVersion":2}""", "application/json", 400, "MANIFEST_INVALID")]
    [InlineData("v1", """{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json"}""", RegistrySession.Manifest, 400, "MANIFEST_INVALID")]
    [InlineData("sha256:0000000000000000000000000000000000000000000000000000000000000000", """{"schemaVersion":2}""", RegistrySession.Manifest, 400, "DIGEST_INVALID")]
    [InlineData("-v1", """{"schemaVersion":2}""", RegistrySession.Manifest, 400, "DIGEST_INVALID")]
    [InlineData("v1", """{"schemaVersion":2,"config":{"digest":"sha256:1"}}""", RegistrySession.Manifest, 400, "MANIFEST_BLOB_UNKNOWN")]
    [InlineData("v1", """{"schemaVersion":2,"manifests":[{"digest":"sha256:1"}]}""", RegistrySession.Index, 400, "MANIFEST_BLOB_UNKNOWN")]
    public async Task What_is_no_manifest_is_refused(string reference, string content, string mediaType, int status, string code)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");

        var answer = await session.PutManifestAsync("app", reference, content, mediaType);

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Null(session.Registry.Manifest("app", reference));
    }

    [Theory]
    [InlineData("/v2/nothing/manifests/1", 404, "NAME_UNKNOWN")]
    [InlineData("/v2/job/manifests/nothing", 404, "MANIFEST_UNKNOWN")]
    [InlineData("/v2/JOB/manifests/1", 400, "NAME_INVALID")]
    [InlineData("/v2/job/blobs/sha256:0000000000000000000000000000000000000000000000000000000000000000", 404, "BLOB_UNKNOWN")]
    [InlineData("/acr/v1/job/_tags/nothing", 404, "TAG_UNKNOWN")]
    [InlineData("/acr/v1/nothing", 404, "NAME_UNKNOWN")]
    public async Task What_is_not_there_is_said_in_the_registrys_words(string path, int status, string code)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");

        var answer = await session.GetAsync(path);

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_manifest_is_deleted_by_its_digest_alone_and_takes_tags_and_referrers_along()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        var digest = Pushed.Push(session.Registry, "app", "v1", "1");
        var signature = Pushed.Push(session.Registry, "app", null, "of 1", digest);
        var ofSignature = Pushed.Push(session.Registry, "app", null, "of that", signature);

        Assert.Equal((405, "UNSUPPORTED"), await DeleteAsync("v1"));
        Assert.Equal(202, (await session.CallAsync(HttpMethod.Delete, $"/v2/app/manifests/{digest}")).Status);

        foreach (var gone in new[] { "v1", digest, signature, ofSignature }) Assert.Null(session.Registry.Manifest("app", gone));
        Assert.Equal((404, "MANIFEST_UNKNOWN"), await DeleteAsync(digest));

        async Task<(int, string)> DeleteAsync(string reference)
        {
            var answer = await session.CallAsync(HttpMethod.Delete, $"/v2/app/manifests/{reference}");
            return (answer.Status, answer.Code);
        }
    }

    [Theory]
    [InlineData("contosodev", true)]
    [InlineData("contosoprod", false)]
    public async Task A_registry_that_knows_referrers_names_the_subject_of_what_is_pushed(string registry, bool known)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, registry);
        var digest = Pushed.Push(session.Registry, "app", "v1", "1");

        var answer = await session.PutManifestAsync("app", "signature", Pushed.Manifest("of 1", digest));

        Assert.Equal((201, known ? digest : null), (answer.Status, answer.Header("OCI-Subject")));
    }

    [Fact]
    public async Task Tests_may_put_and_serve_whatever_they_like()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        var digest = session.Registry.Push("odd", "v1", "no manifest"u8.ToArray(), "application/x-odd");

        var answer = await session.GetAsync("/v2/odd/manifests/v1");
        Assert.Equal(("no manifest", "application/x-odd", digest), (answer.Text, answer.Header("Content-Type"), answer.Header("Docker-Content-Digest")));

        session.Registry.Falsify("odd", digest, "another"u8.ToArray());
        var lie = await session.GetAsync($"/v2/odd/manifests/{digest}");
        Assert.Equal(("another", digest), (lie.Text, lie.Header("Docker-Content-Digest")));
    }
}
