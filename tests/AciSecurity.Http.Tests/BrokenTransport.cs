using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Http.Tests;

/// <summary>A connection that always breaks in the same way, and counts how often it was tried.</summary>
internal sealed class BrokenTransport(Exception cause) : HttpPipelineTransport
{
    public int Tries { get; private set; }

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Tries++;

        // As HttpClientTransport wraps what HttpClient throws.
        throw new RequestFailedException("broken", new HttpRequestException("broken", cause));
    }

    public override Request CreateRequest() => HttpPipelineBuilder.Build(new NoOptions()).CreateRequest();

    private sealed class NoOptions : ClientOptions;
}
