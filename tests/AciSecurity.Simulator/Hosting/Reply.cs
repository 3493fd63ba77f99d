using System.Text.Json.Nodes;

namespace AciSecurity.Simulator.Hosting;

/// <summary>An answer that is whole before it is sent, so that faults can change it. Long lists are many segments, never one copy.</summary>
internal sealed class Reply
{
    public int Status { get; set; } = 200;

    public IReadOnlyList<ReadOnlyMemory<byte>> Body { get; set; } = [];

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public long Length => Body.Sum(segment => (long)segment.Length);

    public static Reply Empty(int status) => new() { Status = status };

    public static Reply Json(JsonNode? body, int status = 200) => Json(WireJson.Bytes(body), status);

    public static Reply Json(ReadOnlyMemory<byte> body, int status = 200) => new() { Status = status, Body = [body] };

    /// <summary>An error as ARM wraps it (https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors).</summary>
    public static Reply Error(int status, string code, string message, JsonArray? details = null)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message };
        if (details is not null) error["details"] = details;
        return Json(new JsonObject { ["error"] = error }, status);
    }

    /// <summary>An error without the wrapping, as the activity log gives it.</summary>
    public static Reply BareError(int status, string code, string message) => Json(new JsonObject { ["code"] = code, ["message"] = message }, status);

    public Reply With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }
}
