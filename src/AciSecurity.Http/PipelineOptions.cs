using AciSecurity.Http.Policies;
using AciSecurity.Sessions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Http;

/// <summary>What all of our requests have in common, those that sign in and those that are signed in.</summary>
internal static class PipelineOptions
{
    private static readonly TimeSpan TryLimit = TimeSpan.FromSeconds(60);

    /// <summary>Sets it.</summary>
    public static void Apply(ClientOptions options, AzureEnvironment environment) => Apply(options, Transports.Of(environment.CertificateThumbprint));

    /// <summary>Sets it for other servers.</summary>
    public static void Apply(ClientOptions options, HttpPipelineTransport transport)
    {
        options.Transport = transport;
        options.Retry.NetworkTimeout = TryLimit;

        // Requests are told in our own way, which shows less; and nobody is told what uses the library.
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsTelemetryEnabled = false;
        options.AddPolicy(new ProductPolicy(), HttpPipelinePosition.PerCall);
        options.AddPolicy(new PooledBodyPolicy(), HttpPipelinePosition.PerRetry);
        options.AddPolicy(new TracePolicy(TimeProvider.System), HttpPipelinePosition.BeforeTransport);
    }
}
