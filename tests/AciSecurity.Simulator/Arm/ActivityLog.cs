using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AciSecurity.Simulator.Hosting;
using AciSecurity.Simulator.Scenarios;

namespace AciSecurity.Simulator.Arm;

/// <summary>The activity log of a subscription: only with a time in $filter, 90 days back, and with errors that are not wrapped
/// (https://learn.microsoft.com/rest/api/monitor/activity-logs/list).</summary>
internal sealed partial class ActivityLog(Scenario scenario, TimeProvider clock)
{
    public static bool IsAt(string path) => path.EndsWith("/providers/Microsoft.Insights/eventtypes/management/values", StringComparison.OrdinalIgnoreCase);

    public Reply Answer(Call call)
    {
        var filter = call.Query["$filter"].ToString();
        if (Bound("ge", filter) is not { } from) return Reply.BareError(400, "BadRequest", "The $filter query parameter has no start time.");
        if (from < clock.GetUtcNow().AddDays(-90)) return Reply.BareError(400, "BadRequest", "The start time cannot be more than 90 days in the past.");
        var scope = call.Path[..call.Path.IndexOf("/providers/", StringComparison.OrdinalIgnoreCase)];
        if (!call.Principal.May("Microsoft.Insights/eventtypes/values/read", scope)) return AuthorizationFailure.Of(call, new("Microsoft.Insights/eventtypes/values/read", scope));
        var to = Bound("le", filter) ?? DateTimeOffset.MaxValue;
        var events = scenario.ActivityLog.Where(entry =>
            entry["resourceId"]?.ToString().StartsWith(scope + "/", StringComparison.OrdinalIgnoreCase) == true
            && DateTimeOffset.Parse(entry["eventTimestamp"]!.ToString(), CultureInfo.InvariantCulture) is var time && time >= from && time <= to
            && Clause(filter, "resourceUri", entry["resourceId"]) && Clause(filter, "resourceGroupName", entry["resourceGroupName"])
            && Clause(filter, "resourceProvider", entry["resourceProviderName"]?["value"]) && Clause(filter, "correlationId", entry["correlationId"]));
        return Reply.Json(new JsonObject { ["value"] = new JsonArray([.. events.Select(entry => entry.DeepClone())]) });
    }

    private static DateTimeOffset? Bound(string op, string filter) =>
        TimeClause().Matches(filter).FirstOrDefault(match => match.Groups["op"].Value.Equals(op, StringComparison.OrdinalIgnoreCase)) is { } match
        && DateTimeOffset.TryParse(match.Groups["time"].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static bool Clause(string filter, string name, JsonNode? value)
    {
        var start = filter.IndexOf(name + " eq '", StringComparison.OrdinalIgnoreCase);
        if (start < 0) return true;
        var asked = filter[(start + name.Length + 5)..].Split('\'')[0];
        return asked.Equals(value?.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"eventTimestamp\s+(?<op>ge|le)\s+'?(?<time>[^'\s]+)'?", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex TimeClause();
}
