using System.Text.Json;
using AciSecurity.Findings;

namespace AciSecurity.Core.Tests.Reports;

public sealed class JsonLinesReportWriterTests
{
    private static readonly string[] Members =
        [.. typeof(Finding).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_line_has_every_member_of_a_finding()
    {
        var lines = Lines(GoldenFindings.All);

        Assert.Equal(GoldenFindings.All.Count, lines.Count);
        Assert.All(lines, line => Assert.Equal(Members, line.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_members_are_the_findings()
    {
        var line = Assert.Single(Lines([ReportFindings.PrivilegedFailure]));

        Assert.Equal("Test.Privileged", line.GetProperty("ruleId").GetString());
        Assert.Equal(["LeastPrivilege", "AttackSurface"], line.GetProperty("section").EnumerateArray().Select(section => section.GetString()));
        Assert.Equal("true", line.GetProperty("evidence")[0].GetProperty("value").GetString());
        Assert.Equal("infra/main.bicep", line.GetProperty("origin").GetProperty("file").GetString());
        Assert.Equal(12, line.GetProperty("origin").GetProperty("line").GetInt32());
        Assert.Equal(ReportFindings.PrivilegedFailure.Fingerprint, line.GetProperty("fingerprint").GetString());
        Assert.Equal(JsonValueKind.Null, line.GetProperty("subscriptionId").ValueKind);
    }

    private static List<JsonElement> Lines(IEnumerable<Finding> findings) =>
        [.. WrittenReport.Text("findings.jsonl", findings).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
}
