using AciSecurity.Findings;
using AciSecurity.Reports;

namespace AciSecurity.Core.Tests.Reports;

public sealed class CsvReportWriterTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\t=1", @"\u0009=1")]
    [InlineData("\r=1", @"\u000d=1")]
    [InlineData("\n=1", @"\u000a=1")]
    [InlineData("a=1", "a=1")]
    [InlineData("say \"=1\", please", "say \"\"=1\"\", please")]
    [InlineData("", "")]
    public void What_a_spreadsheet_would_calculate_or_take_for_a_field_is_text(string reason, string field)
    {
        var row = Rows([new(ReportFindings.AdminUser, ReportFindings.Registry, new(Outcome.Fail, reason))])[1];

        Assert.Contains($",\"{field}\",", row, StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|,)\"[=+@-]", row);
    }

    [Fact]
    public void The_heading_names_the_columns_after_a_mark_that_tells_Excel_the_encoding()
    {
        var rows = Rows([]);

        Assert.Equal("\uFEFF\"RuleId\",\"Title\",\"Severity\",\"Outcome\",\"ResourceName\",\"ResourceType\",\"Subject\",\"Reason\",\"Evidence\",\"Recommendation\","
            + "\"File\",\"Line\",\"ResourceId\",\"SubscriptionId\",\"ResourceGroupName\",\"Location\","
            + "\"Section\",\"Controls\",\"Exemption\",\"HelpUri\",\"Fingerprint\"", rows[0]);
        Assert.Equal(["", ""], rows[1..].Append(""));
    }

    [Fact]
    public void Every_row_has_every_column()
    {
        var rows = Rows(GoldenFindings.All);

        Assert.Equal(GoldenFindings.All.Count + 2, rows.Length);
        Assert.All(rows[..^1], row => Assert.Equal(CsvReportWriter.Columns.Count, row.Split("\",\"").Length));
    }

    private static string[] Rows(IEnumerable<Finding> findings) => WrittenReport.Text("findings.csv", findings).Split("\r\n");
}
