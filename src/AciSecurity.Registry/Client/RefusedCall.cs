using System.Net;
using System.Text.Json;
using AciSecurity.Faults;
using Azure;

namespace AciSecurity.Registry.Client;

/// <summary>Says what it means that a registry refused a request.</summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes. Messages are not repeated: they say anything.</remarks>
internal static class RefusedCall
{
    private const int LargestAnswer = 64 * 1024;

    /// <summary>The fault of an answer that is an error.</summary>
    public static async Task<Fault> FaultAsync(Response response, RegistryCall call, CancellationToken cancellationToken)
    {
        var (code, message) = await ErrorAsync(response, cancellationToken).ConfigureAwait(false);
        return (HttpStatusCode)response.Status switch
        {
            // https://learn.microsoft.com/azure/container-registry/container-registry-troubleshoot-access
            HttpStatusCode.Forbidden when message.Contains("is not allowed access", StringComparison.OrdinalIgnoreCase) => RegistryFaults.Closed(call.Target),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => RegistryFaults.Forbidden(call.Target, call.Right),
            HttpStatusCode.NotFound => RegistryFaults.NotFound(call.Target),
            HttpStatusCode.MethodNotAllowed when code is "UNSUPPORTED" or "DENIED" && call.Right is not "pull" => RegistryFaults.Locked(call.Target),
            HttpStatusCode.TooManyRequests => RegistryFaults.Throttled(call.Target),
            _ => RegistryFaults.Failed(call.Target, response.Status, code),
        };
    }

    private static async Task<(string Code, string Message)> ErrorAsync(Response response, CancellationToken cancellationToken)
    {
        try
        {
            var body = await BoundedBody.ReadAsync(response, LargestAnswer, "", cancellationToken).ConfigureAwait(false);
            using var document = JsonDocument.Parse(body);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0
                && errors[0] is { ValueKind: JsonValueKind.Object } error)
            {
                return (Word(Text(error, "code")), Text(error, "message"));
            }
        }
        catch (Exception exception) when (exception is JsonException or FaultException or IOException)
        {
            // It says nothing more.
        }

        return ("", "");
    }

    private static string Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Word(string code) => code.Length <= 100 && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? code : "";
}
