using AciSecurity.Findings;
using AciSecurity.Sessions;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AciSecurity.Http.Policies;

/// <summary>Tells who observes the work of each try. Of addresses it keeps what cannot be a secret.</summary>
internal sealed class TracePolicy(TimeProvider clock) : HttpPipelinePolicy
{
    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (RequestObserver.Current is not { } observer)
        {
            await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
            return;
        }

        var start = clock.GetTimestamp();
        try
        {
            await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
        }
        catch
        {
            await observer(Trace(message, clock.GetElapsedTime(start), null)).ConfigureAwait(false);
            throw;
        }

        await observer(Trace(message, clock.GetElapsedTime(start), message.Response.Status)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    private static RequestTrace Trace(HttpMessage message, TimeSpan elapsed, int? status)
    {
        var address = message.Request.Uri.ToUri();
        return new(message.Request.Method.Method, address.IsDefaultPort ? address.Host : address.Authority, Shown(address), elapsed)
        {
            Status = status,
            RequestId = status is not null && message.Response.Headers.TryGetValue("x-ms-request-id", out var id) ? Redaction.Text(id) : null,
        };
    }

    /// <summary>The path with the api-version, and with a mark where it is a further page. Other parts of a query may be a signature.</summary>
    private static string Shown(Uri address)
    {
        var shown = new List<string>();
        foreach (var part in address.Query.TrimStart('?').Split('&'))
        {
            if (part.StartsWith("api-version=", StringComparison.OrdinalIgnoreCase)) shown.Add(part);
            else if (part.StartsWith("$skiptoken=", StringComparison.OrdinalIgnoreCase) || part.StartsWith("%24skiptoken=", StringComparison.OrdinalIgnoreCase)) shown.Add("$skiptoken");
        }

        return shown.Count == 0 ? address.AbsolutePath : $"{address.AbsolutePath}?{string.Join('&', shown)}";
    }
}
