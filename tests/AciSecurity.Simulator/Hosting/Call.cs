using System.Text.Json;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Faults;
using AciSecurity.Simulator.Scenarios;
using Microsoft.AspNetCore.Http;

namespace AciSecurity.Simulator.Hosting;

/// <summary>One request, and who sends it once that is known.</summary>
internal sealed class Call(HttpContext http)
{
    public HttpContext Http => http;

    public string Method => http.Request.Method;

    public string Path { get; } = http.Request.Path.Value ?? "/";

    public IQueryCollection Query => http.Request.Query;

    public string ApiVersion => Query["api-version"].ToString();

    /// <summary>Who sends it. Set when the token was found good.</summary>
    public Principal Principal { get; set; } = null!;

    /// <summary>The end that an operation is to take which this request starts.</summary>
    public Fault? OperationFault { get; set; }

    /// <summary>The JSON object that came as the body, once it was read.</summary>
    public string? Body { get; private set; }

    /// <summary>The body as an object, or null when it is none.</summary>
    public async Task<JsonObject?> ReadObjectAsync()
    {
        try
        {
            var body = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted) as JsonObject;
            Body = body?.ToJsonString();
            return body;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
