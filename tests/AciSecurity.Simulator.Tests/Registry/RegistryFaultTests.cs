using System.Diagnostics;
using AciSecurity.Simulator.Faults;

namespace AciSecurity.Simulator.Tests.Registry;

public sealed class RegistryFaultTests
{
    private const string Tags = "/v2/job/tags/list";

    [Fact]
    public async Task A_request_is_throttled_or_fails_in_the_registrys_words_and_then_works()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        azure.Fail(Fault.Throttled("*/tags/list", retryAfter: 7), new Fault { Path = "*/tags/list", From = 2, Times = 1, Status = 500 }, new Fault { Path = "*/tags/list", From = 3, Times = 1, Status = 403 });

        var throttled = await session.GetAsync(Tags);
        Assert.Equal((429, "TOOMANYREQUESTS", "7"), (throttled.Status, throttled.Code, throttled.Header("Retry-After")));
        var broken = await session.GetAsync(Tags);
        Assert.Equal((500, "UNKNOWN"), (broken.Status, broken.Code));
        var denied = await session.GetAsync(Tags);
        Assert.Equal((403, "DENIED"), (denied.Status, denied.Code));
        Assert.Equal(200, (await session.GetAsync(Tags)).Status);
    }

    [Theory]
    [InlineData(FaultEffect.Forbidden, 403, "DENIED")]
    [InlineData(FaultEffect.ExpiredToken, 401, "UNAUTHORIZED")]
    public async Task Somebody_is_turned_away(FaultEffect effect, int status, string code)
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        azure.Fail(Fault.Of(effect, "/v2/*"));

        var answer = await session.GetAsync(Tags);

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_connection_breaks_an_answer_is_cut_and_another_is_late()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        var token = await session.AccessTokenAsync("repository:job:pull");
        var whole = (await session.SendAsync(HttpMethod.Get, Tags, null, new("Bearer", token))).Content.Length;

        azure.Fail(Fault.Of(FaultEffect.Reset, "*/tags/list", times: 1));
        await Assert.ThrowsAsync<HttpRequestException>(() => session.SendAsync(HttpMethod.Get, Tags, null, new("Bearer", token)));
        azure.Faults.Clear();
        azure.Fail(Fault.Of(FaultEffect.TruncatedJson, "*/tags/list", times: 1));
        Assert.Equal(whole / 2, (await session.SendAsync(HttpMethod.Get, Tags, null, new("Bearer", token))).Content.Length);
        azure.Fail(Fault.Of(FaultEffect.Slow, "*/tags/list") with { Delay = 200 });
        var start = Stopwatch.GetTimestamp();
        await session.SendAsync(HttpMethod.Get, Tags, null, new("Bearer", token));
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromMilliseconds(190), TimeSpan.MaxValue);
    }

    [Fact]
    public async Task A_fault_may_be_for_one_registry_and_for_the_host_of_its_blobs()
    {
        await using var azure = await Contoso.StartAsync();
        using var failing = await RegistrySession.OpenAsync(azure, "contosodev");
        using var working = await RegistrySession.OpenAsync(azure, "contosoprod");
        azure.Fail(Fault.Answers("/v2/_catalog", 503) with { Registry = "contosodev" }, Fault.Answers("/contosoprod/*", 503));

        Assert.Equal(503, (await failing.GetAsync("/v2/_catalog")).Status);
        Assert.Equal(200, (await working.GetAsync("/v2/_catalog")).Status);
        var address = (await working.GetAsync($"/v2/app/blobs/{working.Registry.PushBlob("app", "x"u8.ToArray())}")).Header("Location")!;
        Assert.Equal(503, (await working.SendAsync(HttpMethod.Get, address)).Status);
    }

    [Fact]
    public async Task Writes_are_told_from_reads_and_may_be_forbidden_altogether()
    {
        await using var azure = await Contoso.StartAsync();
        using var session = await RegistrySession.OpenAsync(azure, "contosodev");
        await session.GetAsync("/v2/_catalog");
        await session.CallAsync(HttpMethod.Head, "/v2/job/manifests/latest");
        Assert.Empty(azure.Requests.Writes);

        azure.Faults.ForbidWrites = true;
        Assert.Equal(403, (await session.PatchAsync("/acr/v1/job", """{"listEnabled":false}""")).Status);
        Assert.Equal(403, (await session.CallAsync(HttpMethod.Post, "/v2/job/blobs/uploads/")).Status);
        Assert.Equal(403, (await session.CallAsync(HttpMethod.Delete, "/acr/v1/job")).Status);
        Assert.Equal(["PATCH /acr/v1/job", "POST /v2/job/blobs/uploads/", "DELETE /acr/v1/job"], azure.Requests.Writes.Select(write => $"{write.Method} {write.Path}"));
        Assert.Equal(200, (await session.GetAsync("/v2/job/manifests/latest")).Status);
    }
}
