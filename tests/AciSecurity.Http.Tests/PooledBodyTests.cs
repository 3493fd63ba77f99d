using System.Text;
using AciSecurity.Http.Policies;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Http;

namespace AciSecurity.Http.Tests;

/// <summary>Bodies in memory that is used again.</summary>
public sealed class PooledBodyTests : FakeTest
{
    [Fact]
    public async Task A_body_that_breaks_off_is_asked_for_again_and_is_whole()
    {
        var tries = 0;
        Fake.Answer = async context =>
        {
            var body = Body("a");
            context.Response.ContentLength = body.Length;
            if (++tries > 1)
            {
                await context.Response.Body.WriteAsync(body);
                return;
            }

            await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
            await context.Response.Body.FlushAsync();
            context.Abort();
        };

        Assert.Equal(Body("a"), await ReadAsync(Pipeline(), "/a"));
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task Bodies_at_the_same_time_and_one_after_the_other_are_each_their_own()
    {
        Fake.Answer = context => context.Response.Body.WriteAsync(Body(context.Request.Path.Value!)).AsTask();
        var pipeline = Pipeline();

        for (var round = 0; round < 5; round++)
        {
            string[] paths = [.. Enumerable.Range(0, 8).Select(number => $"/{round}-{number}")];
            var bodies = await Task.WhenAll(paths.Select(path => ReadAsync(pipeline, path)));

            Assert.Equal(paths.Select(Body), bodies);
        }
    }

    [Fact]
    public async Task An_answer_without_a_body_has_an_empty_one()
    {
        Fake.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        };

        Assert.Empty(await ReadAsync(Pipeline(), "/none"));
    }

    [Fact]
    public async Task A_stop_ends_a_body_that_does_not_come()
    {
        using var stop = new CancellationTokenSource();
        Fake.Answer = async context =>
        {
            await context.Response.WriteAsync("[", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await ReadAsync(Pipeline(), "/slow", stop.Token));
    }

    /// <summary>A few hundred KiB, which name the path all over.</summary>
    private static byte[] Body(string path) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{path} ", 300_000 / (path.Length + 1))));

    private HttpPipeline Pipeline() => AnonymousPipeline.To(Fake.Sha256, Fake.Address);

    private async Task<byte[]> ReadAsync(HttpPipeline pipeline, string path, CancellationToken cancellationToken = default)
    {
        var message = pipeline.CreateMessage();
        PooledBodyPolicy.Ask(message);
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(new Uri(Fake.Address, path));
        await pipeline.SendAsync(message, cancellationToken);
        using var response = message.Response;
        return response.Content.ToArray();
    }
}
