using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AciSecurity.Http.Policies;
using AciSecurity.Sessions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Http;

/// <summary>The way to Azure of one context: every request of the module goes through one of its pipelines.</summary>
/// <remarks>A pipeline tries again what may succeed then (408, 429, 5xx, a broken connection), as long as Azure asks it to, but neither
/// more than five times nor for more than five minutes; it refuses hosts that are not its own before a token is attached; it follows no
/// redirect; and it says of each try what <see cref="RequestTrace"/> holds.</remarks>
public sealed class AzurePipeline
{
    private static readonly ConditionalWeakTable<AciSecurityContext, AzurePipeline> Known = [];

    private readonly AciSecurityContext _context;
    private readonly ConcurrentDictionary<string, HttpPipeline> _pipelines = new(StringComparer.Ordinal);

    private AzurePipeline(AciSecurityContext context)
    {
        _context = context;
        Credential = new ContextCredential(context);
    }

    /// <summary>The pipelines of <paramref name="context"/>: the same for each call.</summary>
    public static AzurePipeline Of(AciSecurityContext context) => Known.GetValue(context, static context => new(context));

    /// <summary>The context's tokens as Azure.Core wants them.</summary>
    public TokenCredential Credential { get; }

    /// <summary>Signed in to the Resource Manager; goes there and to Resource Graph.</summary>
    public HttpPipeline ResourceManager =>
        For(_context.Environment.ResourceManagerScope, _context.Environment.ResourceManager!, _context.Environment.GraphEndpoint!);

    /// <summary>Signed in to another service.</summary>
    /// <param name="scope">For what tokens are: an audience with <c>/.default</c>.</param>
    /// <param name="endpoints">Where requests may go.</param>
    public HttpPipeline For(string scope, params Uri[] endpoints)
    {
        return _pipelines.GetOrAdd($"{scope} {new KnownHosts(endpoints)}", _ => Build(endpoints, new BearerTokenAuthenticationPolicy(Credential, scope)));
    }

    /// <summary>Not signed in: for services that have tokens of their own.</summary>
    /// <param name="endpoints">Where requests may go.</param>
    public HttpPipeline Anonymous(params Uri[] endpoints)
    {
        return _pipelines.GetOrAdd($" {new KnownHosts(endpoints)}", _ => Build(endpoints, null));
    }

    /// <summary>Makes a client of Azure's library work as the pipelines here do.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="endpoints">Where its requests may go.</param>
    public T Configure<T>(T options, params Uri[] endpoints)
        where T : ClientOptions
    {
        PipelineOptions.Apply(options, _context.Environment);
        options.RetryPolicy = BoundedRetryPolicy.ForCalls();
        options.AddPolicy(new HostPolicy(new(endpoints)), HttpPipelinePosition.PerCall);
        return options;
    }

    private HttpPipeline Build(Uri[] endpoints, HttpPipelinePolicy? authentication) =>
        HttpPipelineBuilder.Build(Configure(new CallOptions(), endpoints), [], authentication is null ? [] : [authentication], null);

    private sealed class CallOptions : ClientOptions;
}
