using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using AciSecurity.Simulator.Arm;
using AciSecurity.Simulator.Graph.Kql;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;
using AciSecurity.Simulator.Store;

namespace AciSecurity.Simulator.Graph;

/// <summary>Azure Resource Graph. A result is made once and kept for the pages that follow.</summary>
internal sealed class GraphEndpoint(Scenario scenario, ResourceStore store, TimeProvider clock)
{
    public const string Path = "/providers/Microsoft.ResourceGraph/resources";
    private const int KeptResults = 64;
    private static readonly string[] ApiVersions = ["2019-04-01", "2020-04-01-preview", "2021-03-01", "2021-06-01-preview", "2022-10-01", "2024-04-01"];

    private readonly GraphTables _tables = new(scenario, store);
    private readonly GraphQuota _quota = new(scenario.Graph, clock);
    private readonly ManagementTree _tree = new(scenario);
    private readonly ConcurrentDictionary<string, GraphResult> _results = new();

    public async Task<Reply> AnswerAsync(Call call)
    {
        if (call.Method != "POST") return Reply.Error(405, "MethodNotAllowed", "Queries are posted.");
        if (!ApiVersions.Contains(call.ApiVersion)) return ArmErrors.UnsupportedVersion(new("Microsoft.ResourceGraph/resources", ApiVersions), call.ApiVersion, call.Method);
        var (left, resets) = _quota.Take(call.Principal.ObjectId);
        if (left < 0 && scenario.Graph.Enforced) return GraphQuota.Exceeded(resets);
        var request = GraphRequest.Read(await call.ReadObjectAsync());
        var reply = request is null ? Fail(new KqlException("InvalidQuery", "The request holds no query.")) : Answer(call.Principal, request);
        return GraphQuota.Tell(reply, left, resets);
    }

    private Reply Answer(Principal principal, GraphRequest request)
    {
        try
        {
            var key = principal.ObjectId + request.Key;
            var result = request.Skip > 0 && _results.TryGetValue(key, out var kept) ? kept : Run(principal, request);
            if (_results.Count >= KeptResults && !_results.ContainsKey(key)) _results.TryRemove(_results.Keys.First(), out _);
            _results[key] = result;
            return Page(request, result);
        }
        catch (KqlException fault)
        {
            return Fail(fault);
        }
    }

    private GraphResult Run(Principal principal, GraphRequest request)
    {
        var isInScope = Scope(request);
        var table = KqlQuery.Parse(request.Query).Run(name => _tables.Find(name, principal, isInScope));
        return new([.. table.Columns], [.. table.Rows], table.IsOrdered && table.Columns.Contains("id"));
    }

    private Func<string, bool> Scope(GraphRequest request)
    {
        if (request.Subscriptions.Count == 0 && request.ManagementGroups.Count == 0) return _ => true;
        var wanted = request.Subscriptions.Concat(request.ManagementGroups.SelectMany(_tree.Subscriptions)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (request.IncludesAbove) wanted.Add("");
        return wanted.Contains;
    }

    private static Reply Page(GraphRequest request, GraphResult result)
    {
        var count = Math.Clamp(result.Rows.Length - request.Skip, 0, request.Top);
        var end = request.Skip + count;
        var hasMore = end < result.Rows.Length;
        var buffer = new ArrayBufferWriter<byte>(4096 + (count * 1024));
        using (var writer = new Utf8JsonWriter(buffer, new() { SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("totalRecords", result.Rows.Length);
            writer.WriteNumber("count", count);
            writer.WriteStartArray("data");
            foreach (var row in result.Rows.AsSpan(request.Skip > result.Rows.Length ? result.Rows.Length : request.Skip, count)) Write(writer, row, result.Columns);
            writer.WriteEndArray();
            writer.WriteStartArray("facets");
            writer.WriteEndArray();
            writer.WriteString("resultTruncated", hasMore && !result.CanBePaged ? "true" : "false");
            if (hasMore && result.CanBePaged) writer.WriteString("$skipToken", request.TokenFor(end));
            writer.WriteEndObject();
        }

        return Reply.Json(buffer.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter writer, KqlRow row, string[] columns)
    {
        writer.WriteStartObject();
        foreach (var column in columns)
        {
            writer.WritePropertyName(column);
            KqlValue.Write(writer, row.Get(column));
        }

        writer.WriteEndObject();
    }

    private static Reply Fail(KqlException fault)
    {
        var details = new JsonArray(new JsonObject { ["code"] = "InvalidQuery", ["message"] = "Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the error before retrying." });
        var detail = new JsonObject { ["code"] = fault.Code, ["message"] = fault.Message };
        if (fault.At is { } token) (detail["line"], detail["characterPositionInLine"], detail["token"]) = (token.Line, token.Column, token.Text);
        if (fault.Code != "InvalidQuery" || fault.At is not null) details.Add(detail);
        else details[0] = detail;
        return Reply.Error(400, "BadRequest", "Please provide below info when asking for support: timestamp, correlationId.", details);
    }
}
