using AciSecurity.Findings;
using AciSecurity.Reports;

namespace AciSecurity.Core.Tests.Reports;

public sealed class ReportFanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Every_report_gets_every_finding_in_order(int count)
    {
        var reports = Enumerable.Range(0, count).Select(_ => new List<Finding>()).ToList();
        var findings = Enumerable.Range(0, 1000).Select(number => GoldenFindings.All[number % GoldenFindings.All.Count]).ToList();
        var fan = new ReportFan<List<Finding>>(reports, (report, finding) => report.Add(finding));

        findings.ForEach(fan.Add);
        fan.Flush();

        Assert.All(reports, report => Assert.Equal(findings, report));
    }

    [Fact]
    public void One_report_alone_gets_each_finding_as_it_comes()
    {
        var report = new List<Finding>();
        var fan = new ReportFan<List<Finding>>([report], (to, finding) => to.Add(finding));

        fan.Add(GoldenFindings.All[0]);

        Assert.Single(report);
    }
}
