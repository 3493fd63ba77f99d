using System.Net.Http.Headers;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Tests.Registry;

public sealed class BlobTransferTests
{
    [Fact]
    public async Task A_blob_comes_in_chunks_and_each_answer_tells_where_to_go_on()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        var begun = await session.CallAsync(HttpMethod.Post, "/v2/app/blobs/uploads/");
        Assert.Equal((202, true), (begun.Status, begun.Header("Location")!.StartsWith("/v2/app/blobs/uploads/", StringComparison.Ordinal)));

        var first = await session.CallAsync(HttpMethod.Patch, begun.Header("Location")!, "hello "u8.ToArray());
        Assert.Equal((202, "0-5", begun.Header("Docker-Upload-UUID")), (first.Status, first.Header("Range"), first.Header("Docker-Upload-UUID")));
        var stale = await session.CallAsync(HttpMethod.Patch, begun.Header("Location")!, "you"u8.ToArray());
        Assert.Equal((400, "BLOB_UPLOAD_INVALID"), (stale.Status, stale.Code));
        var state = await session.GetAsync(first.Header("Location")!);
        Assert.Equal((204, "0-5"), (state.Status, state.Header("Range")));
        var ended = await session.CallAsync(HttpMethod.Put, $"{state.Header("Location")}&digest={Of("hello you")}", "you"u8.ToArray());

        Assert.Equal((201, $"/v2/app/blobs/{Of("hello you")}", Of("hello you")), (ended.Status, ended.Header("Location"), ended.Header("Docker-Content-Digest")));
        Assert.Equal("hello you"u8.ToArray(), session.Registry.Blob("app", Of("hello you")));
        Assert.Equal((404, "BLOB_UPLOAD_UNKNOWN"), await CodeAsync(session, HttpMethod.Put, $"{state.Header("Location")}&digest={Of("hello you")}"));
    }

    [Fact]
    public async Task A_blob_with_another_digest_is_refused_and_one_may_be_given_up()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");

        Assert.Equal((400, "DIGEST_INVALID"), await CodeAsync(session, HttpMethod.Post, $"/v2/app/blobs/uploads/?digest={Of("other")}", "hello"u8.ToArray()));
        Assert.Equal(201, (await session.CallAsync(HttpMethod.Post, $"/v2/app/blobs/uploads/?digest={Of("hello")}", "hello"u8.ToArray())).Status);
        var begun = await session.CallAsync(HttpMethod.Post, "/v2/app/blobs/uploads/");
        Assert.Equal(204, (await session.CallAsync(HttpMethod.Delete, begun.Header("Location")!)).Status);
        Assert.Equal((404, "BLOB_UPLOAD_UNKNOWN"), await CodeAsync(session, HttpMethod.Patch, begun.Header("Location")!));
        Assert.Equal((404, "BLOB_UPLOAD_UNKNOWN"), await CodeAsync(session, HttpMethod.Patch, begun.Header("Location")!.Replace("/app/", "/other/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_blob_is_mounted_from_a_repository_that_may_be_pulled()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        var digest = session.Registry.PushBlob("other", "shared"u8.ToArray());
        var path = $"/v2/app/blobs/uploads/?mount={digest}&from=other";

        Assert.Equal(202, (await session.CallAsync(HttpMethod.Post, path)).Status);
        Assert.Null(session.Registry.Blob("app", digest));
        var token = await session.AccessTokenAsync("repository:app:pull,push repository:other:pull");
        Assert.Equal(201, (await session.SendAsync(HttpMethod.Post, path, null, new("Bearer", token))).Status);
        Assert.Equal("shared"u8.ToArray(), session.Registry.Blob("app", digest));
    }

    [Fact]
    public async Task A_blob_is_on_another_host_that_wants_no_token()
    {
        var clock = new ManualClock();
        await using var azure = await Contoso.StartAsync(new() { Clock = clock });
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        var digest = session.Registry.PushBlob("team/app", "0123456789"u8.ToArray());
        var answer = await session.GetAsync($"/v2/team/app/blobs/{digest}");

        Assert.Equal((307, digest), (answer.Status, answer.Header("Docker-Content-Digest")));
        var address = answer.Header("Location")!;
        Assert.StartsWith("https://127.0.0.1:", address, StringComparison.Ordinal);
        Assert.NotEqual(session.Registry.Endpoint.Authority, new Uri(address).Authority);
        Assert.Equal("0123456789", (await session.SendAsync(HttpMethod.Get, address)).Text);
        var part = await session.SendAsync(HttpMethod.Get, address, range: "bytes=3-5");
        Assert.Equal((206, "345", "bytes 3-5/10"), (part.Status, part.Text, part.Header("Content-Range")));
        Assert.Equal(400, (await session.SendAsync(HttpMethod.Get, address, null, new("Bearer", await session.AccessTokenAsync("repository:team/app:pull")))).Status);
        Assert.Equal(403, (await session.SendAsync(HttpMethod.Get, address + "0")).Status);
        Assert.Equal(405, (await session.SendAsync(HttpMethod.Delete, address)).Status);
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(403, (await session.SendAsync(HttpMethod.Get, address)).Status);
    }

    [Fact]
    public async Task A_blob_is_there_or_comes_from_the_registry_itself_where_that_is_asked_for()
    {
        await using var azure = await AzureSimulator.StartAsync(Contoso.Scenario with { Registry = new() { RedirectsBlobs = false } });
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        var digest = session.Registry.PushBlob("app", "0123456789"u8.ToArray());

        Assert.Equal("0123456789", (await session.GetAsync($"/v2/app/blobs/{digest}")).Text);
        var head = await session.CallAsync(HttpMethod.Head, $"/v2/app/blobs/{digest}");
        Assert.Equal((200, "10", digest), (head.Status, head.Header("Content-Length"), head.Header("Docker-Content-Digest")));
        Assert.Equal(202, (await session.CallAsync(HttpMethod.Delete, $"/v2/app/blobs/{digest}")).Status);
        Assert.Equal(404, (await session.CallAsync(HttpMethod.Head, $"/v2/app/blobs/{digest}")).Status);
    }

    [Fact]
    public async Task A_chunk_that_leaves_a_gap_is_refused()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        var begun = await session.CallAsync(HttpMethod.Post, "/v2/app/blobs/uploads/");
        using var chunk = new ByteArrayContent("x"u8.ToArray());
        chunk.Headers.TryAddWithoutValidation("Content-Range", "5-5");

        var answer = await session.SendAsync(HttpMethod.Patch, begun.Header("Location")!, chunk, new AuthenticationHeaderValue("Bearer", await session.AccessTokenAsync("repository:app:pull,push")));

        Assert.Equal(416, answer.Status);
    }

    private static async Task<(int Status, string Code)> CodeAsync(RegistrySession session, HttpMethod method, string path, byte[]? body = null)
    {
        var answer = await session.CallAsync(method, path, body);
        return (answer.Status, answer.Code);
    }

    private static string Of(string text) => "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
