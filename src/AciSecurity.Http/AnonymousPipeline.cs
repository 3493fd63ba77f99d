using AciSecurity.Http.Policies;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Http;

/// <summary>Ways to servers that nobody of Azure is signed in to: registries, which give tokens of their own, and where they keep their content.</summary>
/// <remarks>An image's name says which server is asked, and a server's answer where its content lies. So nothing leads to the addresses at which a
/// cloud tells a machine its secrets (<see cref="OpenAddresses"/>).</remarks>
public static class AnonymousPipeline
{
    /// <summary>To the servers at <paramref name="endpoints"/>, and no other.</summary>
    /// <param name="thumbprint">The one certificate that they may have; null where the machine's trust decides.</param>
    /// <param name="endpoints">Where requests may go: without TLS only where the endpoint itself says so.</param>
    public static HttpPipeline To(string? thumbprint, params Uri[] endpoints) => Build(thumbprint, new(IncludesLoopback: true), endpoints);

    /// <summary>To where an answer of another server leads.</summary>
    /// <param name="thumbprint">As in <see cref="To"/>.</param>
    /// <param name="isLocal">Whether that other server is on this machine; else the answer must not lead to this machine.</param>
    /// <param name="endpoint">Where it leads.</param>
    public static HttpPipeline Onwards(string? thumbprint, bool isLocal, Uri endpoint) => Build(thumbprint, new(isLocal), endpoint);

    private static HttpPipeline Build(string? thumbprint, OpenAddresses addresses, params Uri[] endpoints)
    {
        var options = new CallOptions();
        PipelineOptions.Apply(options, Transports.Of(thumbprint, addresses));
        options.RetryPolicy = BoundedRetryPolicy.ForNamedHosts();
        options.AddPolicy(new HostPolicy(new(endpoints)), HttpPipelinePosition.PerCall);
        return HttpPipelineBuilder.Build(options);
    }

    private sealed class CallOptions : ClientOptions;
}
