using System.Net;
using AciSecurity.Faults;
using Azure;

namespace AciSecurity.Azure.Requests;

/// <summary>Says what it means that Azure refused a request.</summary>
internal static class RefusedRequest
{
    /// <summary>The fault of an answer that is an error. Its message is not repeated: it may name people and addresses.</summary>
    public static Fault Fault(Response response, string target, string action)
    {
        var error = ArmError.Parse(response.Content.ToMemory());
        return (HttpStatusCode)response.Status switch
        {
            HttpStatusCode.Unauthorized => AzureFaults.Unauthorized(target, Word(error.Code)),
            HttpStatusCode.Forbidden => AzureFaults.Forbidden(target, error.MissingAction ?? action),
            HttpStatusCode.NotFound => AzureFaults.NotFound(target),
            HttpStatusCode.TooManyRequests => AzureFaults.Throttled(target),
            _ => AzureFaults.ServerFailed(target, response.Status, Word(error.Code), response.Headers.RequestId ?? Header(response, "x-ms-request-id")),
        };
    }

    private static string? Header(Response response, string name) => response.Headers.TryGetValue(name, out var value) ? value : null;

    // A code is one word. What is not may be of a proxy's making, and says anything.
    internal static string Word(string code) => code.Length <= 100 && code.All(char.IsAsciiLetterOrDigit) ? code : "";
}
