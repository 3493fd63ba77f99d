using System.Text.Json;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Faults;
using AciSecurity.Simulator.Hosting;

namespace AciSecurity.Simulator.Requests;

/// <summary>What another process asks of the simulator itself, below /$simulator: faults, settings, and the log of requests.</summary>
internal sealed class AdminEndpoint(FaultPlan faults, RequestLog requests)
{
    private const string Root = "/$simulator/";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static bool IsAt(string path) => path.StartsWith(Root, StringComparison.Ordinal);

    public async Task<Reply> AnswerAsync(Call call)
    {
        try
        {
            return (call.Method, call.Path[Root.Length..]) switch
            {
                ("POST", "faults") => Add(await call.ReadObjectAsync()),
                ("DELETE", "faults") => Done(faults.Clear),
                ("GET", "requests") => Requests(),
                ("DELETE", "requests") => Done(requests.Clear),
                ("PUT", "settings") => Set(await call.ReadObjectAsync()),
                _ => Reply.Error(404, "NotFound", "There are faults, requests and settings."),
            };
        }
        catch (JsonException fault)
        {
            return Reply.Error(400, "BadRequest", fault.Message);
        }
    }

    private Reply Add(JsonObject? body)
    {
        faults.Add(body.Deserialize<Fault>(Json) ?? throw new JsonException("A fault is a JSON object."));
        return Reply.Empty(204);
    }

    private Reply Set(JsonObject? body)
    {
        if (body?["latency"] is { } latency) faults.Latency = TimeSpan.FromMilliseconds(latency.GetValue<double>());
        if (body?["forbidWrites"] is { } forbid) faults.ForbidWrites = forbid.GetValue<bool>();
        return Reply.Empty(204);
    }

    private Reply Requests() => Reply.Json(new JsonObject
    {
        ["inFlight"] = requests.InFlight,
        ["peak"] = requests.Peak,
        ["requests"] = JsonSerializer.SerializeToNode(requests.All, Json),
    });

    private static Reply Done(Action action)
    {
        action();
        return Reply.Empty(204);
    }
}
