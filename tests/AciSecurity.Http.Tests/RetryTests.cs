using System.Net.Sockets;
using System.Security.Authentication;
using AciSecurity.Http.Policies;
using AciSecurity.Sessions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Http.Tests;

/// <summary>How often a host that cannot be reached is asked.</summary>
public sealed class RetryTests
{
    private const int MostRetries = 3;

    [Theory]
    [InlineData(SocketError.HostNotFound, true, 1)]
    [InlineData(SocketError.NoData, true, 1)]
    [InlineData(SocketError.HostNotFound, false, MostRetries + 1)]
    [InlineData(SocketError.TryAgain, true, MostRetries + 1)]
    [InlineData(SocketError.ConnectionRefused, true, MostRetries + 1)]
    public async Task A_name_that_may_not_exist_is_asked_for_once(SocketError error, bool mayNotExist, int tries) =>
        Assert.Equal(tries, await TriesAsync(new SocketException((int)error), mayNotExist));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_certificate_that_is_not_accepted_is_final_everywhere(bool mayNotExist) =>
        Assert.Equal(1, await TriesAsync(new AuthenticationException(), mayNotExist));

    [ResolverFact]
    public async Task A_registry_that_does_not_exist_is_asked_for_once()
    {
        var tries = 0;
        RequestObserver.Current = _ =>
        {
            tries++;
            return ValueTask.CompletedTask;
        };
        var address = new Uri($"https://{ResolverFactAttribute.Nobody}/v2/");
        var pipeline = AnonymousPipeline.To(null, address);
        using var message = pipeline.CreateMessage();
        message.Request.Uri.Reset(address);

        var broken = await Record.ExceptionAsync(() => pipeline.SendAsync(message, default).AsTask());

        Assert.Equal("there is no such host.", ConnectionFailure.Cause(broken));
        Assert.Equal(1, tries);
    }

    private static async Task<int> TriesAsync(Exception cause, bool mayNotExist)
    {
        var transport = new BrokenTransport(cause);
        var options = new BareOptions { Transport = transport, RetryPolicy = new BoundedRetryPolicy(TimeProvider.System, MostRetries, TimeSpan.FromDays(1), new NoDelay(), mayNotExist) };
        var pipeline = HttpPipelineBuilder.Build(options);
        using var message = pipeline.CreateMessage();
        message.Request.Uri.Reset(new("https://registry.example.test"));

        var broken = await Record.ExceptionAsync(() => pipeline.SendAsync(message, default).AsTask());

        Assert.NotNull(ConnectionFailure.Cause(broken));
        return transport.Tries;
    }

    private sealed class BareOptions : ClientOptions;
}
