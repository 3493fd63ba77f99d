using System.Diagnostics;
using AciSecurity.Faults;
using AciSecurity.Http.Tests.Fake;
using AciSecurity.Sessions;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Http;

namespace AciSecurity.Http.Tests;

/// <summary>What the one pipeline does, and what it refuses.</summary>
public sealed class PipelineTests : FakeTest
{
    [Fact]
    public async Task A_request_has_the_token_the_product_and_an_id_of_its_own()
    {
        IHeaderDictionary headers = new HeaderDictionary();
        Fake.Answer = context =>
        {
            foreach (var header in context.Request.Headers) headers[header.Key] = header.Value;
            return context.Response.WriteAsync("{}");
        };

        using var response = await GetAsync(await SignInAsync(), "/subscriptions?api-version=2022-12-01");

        Assert.Equal(200, response.Status);
        Assert.StartsWith("Bearer ", headers.Authorization.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"^AciSecurity/\d+\.\d+\.\d+$", headers.UserAgent.ToString());
        Assert.True(Guid.TryParse(headers["x-ms-client-request-id"], out _));
        Assert.Contains("gzip", headers.AcceptEncoding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_context_has_one_pipeline_and_one_token()
    {
        var context = await SignInAsync();
        Assert.Same(AzurePipeline.Of(context).ResourceManager, AzurePipeline.Of(context).ResourceManager);

        await Task.WhenAll(Enumerable.Range(0, 64).Select(async number => (await GetAsync(context, $"/{number}")).Dispose()));

        Assert.Single(Fake.Requests.Select(request => request.Token).Distinct());
        Assert.Single(Fake.Tenant.Claims);
    }

    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task What_may_succeed_later_is_tried_again_when_Azure_says(int status)
    {
        var tries = 0;
        Fake.Answer = context =>
        {
            if (++tries > 1) return context.Response.WriteAsync("{}");
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        };
        var watch = Stopwatch.StartNew();

        using var response = await GetAsync(await SignInAsync(), "/x");

        Assert.Equal((200, 2), (response.Status, tries));
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_made_again()
    {
        var tries = 0;
        Fake.Answer = context =>
        {
            if (++tries == 1) context.Abort();
            return context.Response.WriteAsync("{}");
        };

        using var response = await GetAsync(await SignInAsync(), "/x");

        Assert.Equal(200, response.Status);
    }

    [Fact]
    public async Task A_wait_that_nobody_would_wait_for_is_not_begun()
    {
        Fake.Answer = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        };

        using var response = await GetAsync(await SignInAsync(), "/x").WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(429, response.Status);
        Assert.Single(Fake.Requests);
    }

    [Theory]
    [InlineData("https://foreign.example/next?api-version=1")]
    [InlineData("https://127.0.0.1:1/next")]
    [InlineData("http://127.0.0.1/next")]
    public async Task A_request_to_another_host_is_refused_before_it_has_a_token(string address)
    {
        var asked = 0;
        var context = new AciSecurityContext(FakeEnvironment.Of(Fake), new CountingTokens(() => asked++)) { SignInKind = "AccessToken" };

        var exception = await Assert.ThrowsAsync<FaultException>(() => SendAsync(AzurePipeline.Of(context).ResourceManager, new(address)));

        Assert.Equal("AciSecurity.AzureReplyInvalid", exception.Fault.Id);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var other = await FakeAzure.StartAsync();
        Fake.Answer = context =>
        {
            context.Response.Redirect(new Uri(other.Address, "/stolen").AbsoluteUri, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };

        using var response = await GetAsync(await SignInAsync(), "/x");

        Assert.Equal(307, response.Status);
        Assert.Empty(other.Requests);
        Assert.Single(Fake.Requests);
    }

    [Fact]
    public async Task A_challenge_is_answered_once_with_the_claims_it_demands()
    {
        Fake.Answer = context =>
        {
            if (Fake.Requests.Count > 1) return context.Response.WriteAsync("{}");
            return ChallengeAsync(context);
        };
        using (var response = await GetAsync(await SignInAsync(), "/x")) Assert.Equal(200, response.Status);

        Assert.Contains("nbf", Fake.Tenant.Claims.Last(), StringComparison.Ordinal);
        Assert.Equal(2, Fake.Requests.Select(request => request.Token).Distinct().Count());

        Fake.Answer = ChallengeAsync;
        Fake.Requests.Clear();
        using (var response = await GetAsync(await SignInAsync(), "/x")) Assert.Equal(401, response.Status);
        Assert.Equal(2, Fake.Requests.Count);
    }

    [Fact]
    public async Task A_sign_in_that_fails_later_says_so_and_is_not_tried_again()
    {
        var context = new AciSecurityContext(FakeEnvironment.Of(Fake), new CountingTokens(() => throw new FaultException(SignInFaults.TokenExpired(default)))) { SignInKind = "AccessToken" };

        var exception = await Assert.ThrowsAsync<FaultException>(() => GetAsync(context, "/x"));

        Assert.Equal("AciSecurity.TokenExpired", exception.Fault.Id);
        Assert.Empty(Fake.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stop_ends_a_request_and_a_wait_at_once(bool isWaiting)
    {
        var context = await SignInAsync();
        Fake.Answer = async http =>
        {
            if (!isWaiting) await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            http.Response.StatusCode = 503;
            http.Response.Headers.RetryAfter = "60";
        };
        using var stop = new CancellationTokenSource();
        var call = GetAsync(context, "/slow", stop.Token);
        while (Fake.Requests.IsEmpty) await Task.Delay(10);
        await Task.Delay(200);
        var watch = Stopwatch.StartNew();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Who_looks_sees_each_try_and_no_secret()
    {
        var traces = new List<RequestTrace>();
        RequestObserver.Current = trace =>
        {
            lock (traces) traces.Add(trace);
            return ValueTask.CompletedTask;
        };
        Fake.Answer = context =>
        {
            context.Response.Headers["x-ms-request-id"] = "request-1";
            context.Response.StatusCode = Fake.Requests.Count == 1 ? 503 : 200;
            return Task.CompletedTask;
        };

        using var response = await GetAsync(await SignInAsync(), "/operations/7?api-version=2025-11-01&t=planted&s=planted&h=planted&$skiptoken=planted");

        Assert.Equal(["POST", "GET", "GET"], traces.Select(trace => trace.Method));
        Assert.Equal([200, 503, 200], traces.Select(trace => trace.Status));
        Assert.Equal(("/operations/7?api-version=2025-11-01&$skiptoken", "request-1"), (traces[^1].Path, traces[^1].RequestId));
        var all = string.Join('\n', traces);
        Assert.DoesNotContain("planted", all, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeTenant.Secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain(Fake.Requests.First().Token!, all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_several_pieces_of_work_sees_its_own_requests()
    {
        var context = await SignInAsync();
        async Task<List<string>> WorkAsync(string name)
        {
            var seen = new List<string>();
            RequestObserver.Current = trace =>
            {
                lock (seen) seen.Add(trace.Path);
                return ValueTask.CompletedTask;
            };
            for (var number = 0; number < 5; number++) (await GetAsync(context, $"/{name}")).Dispose();
            return seen;
        }

        var seen = await Task.WhenAll(Task.Run(() => WorkAsync("a")), Task.Run(() => WorkAsync("b")));

        Assert.Equal(Enumerable.Repeat("/a", 5), seen[0]);
        Assert.Equal(Enumerable.Repeat("/b", 5), seen[1]);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_by_its_cause()
    {
        var environment = FakeEnvironment.Of(Fake);
        environment.ResourceManager = new("https://127.0.0.1:1");
        var context = new AciSecurityContext(environment, new CountingTokens(() => { })) { SignInKind = "AccessToken" };
        var policy = AzurePipeline.Of(context).Configure(new BareOptions(), environment.ResourceManager);
        policy.RetryPolicy = new RetryPolicy(0);

        var exception = await Assert.ThrowsAsync<RequestFailedException>(() => SendAsync(HttpPipelineBuilder.Build(policy), environment.ResourceManager));

        Assert.Contains("refused", ConnectionFailure.Cause(exception), StringComparison.OrdinalIgnoreCase);
    }

    private static Task ChallengeAsync(HttpContext context)
    {
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZSwidmFsdWUiOiIxIn19fQ==\"";
        return Task.CompletedTask;
    }

    private async Task<AciSecurityContext> SignInAsync()
    {
        var environment = FakeEnvironment.Of(Fake);
        var signIn = FakeEnvironment.Secret();
        return await AciSecurityContext.OpenAsync(environment, new SignInTokenSource(signIn, environment), signIn.Kind, default);
    }

    private static Task<Response> GetAsync(AciSecurityContext context, string path, CancellationToken cancellationToken = default) =>
        SendAsync(AzurePipeline.Of(context).ResourceManager, new(context.Environment.ResourceManager!, path), cancellationToken);

    private static async Task<Response> SendAsync(HttpPipeline pipeline, Uri address, CancellationToken cancellationToken = default)
    {
        var request = pipeline.CreateRequest();
        request.Method = RequestMethod.Get;
        request.Uri.Reset(address);
        return await pipeline.SendRequestAsync(request, cancellationToken);
    }

    private sealed class BareOptions : ClientOptions;
}
