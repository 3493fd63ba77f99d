using System.Xml.Linq;
using AciSecurity.Findings;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>The structure that the schemas of NUnit 3 demand.</summary>
public sealed class NUnitReportWriterTests
{
    [Theory]
    [InlineData(Outcome.Fail, "Failed", null, "failure")]
    [InlineData(Outcome.Unknown, "Failed", "Error", "failure")]
    [InlineData(Outcome.Exempt, "Skipped", "Ignored", "reason")]
    [InlineData(Outcome.NotApplicable, "Skipped", null, "reason")]
    [InlineData(Outcome.Pass, "Passed", null, null)]
    public void An_outcome_is_what_NUnit_calls_it(Outcome outcome, string result, string? label, string? element)
    {
        var run = Write([ReportFindings.Of(outcome, Severity.High)]);

        var test = Assert.Single(run.Descendants("test-case"));
        Assert.Equal((result, label), (test.Attribute("result")!.Value, test.Attribute("label")?.Value));
        Assert.Equal(element is null ? ["properties"] : ["properties", element], test.Elements().Select(child => child.Name.LocalName));
        Assert.Equal(result == "Failed" ? "Failed" : "Passed", run.Attribute("result")!.Value);
    }

    [Fact]
    public void The_counts_are_those_of_the_tests()
    {
        var run = Write(GoldenFindings.All);

        Assert.All(run.Elements("test-suite").Append(run), suite =>
        {
            var results = suite.Descendants("test-case").Select(test => test.Attribute("result")!.Value).ToList();
            Assert.Equal(results.Count, Number(suite, "testcasecount"));
            Assert.Equal(results.Count, Number(suite, "total"));
            Assert.Equal(results.Count(result => result == "Failed"), Number(suite, "failed"));
            Assert.Equal(results.Count(result => result == "Passed"), Number(suite, "passed"));
            Assert.Equal(results.Count(result => result == "Skipped"), Number(suite, "skipped"));
            Assert.Equal(0, Number(suite, "inconclusive"));
        });
        Assert.Equal(GoldenFindings.All.Count, Number(run, "total"));
    }

    [Fact]
    public void No_two_elements_have_the_same_id()
    {
        var ids = Write(GoldenFindings.All).DescendantsAndSelf().Select(element => element.Attribute("id")?.Value).OfType<string>().ToList();

        Assert.Equal(GoldenFindings.All.Count + 3, ids.Distinct().Count());
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void The_schema_finds_the_attributes_that_it_requires()
    {
        var run = Write(GoldenFindings.All);

        string[] counts = ["testcasecount", "total", "passed", "failed", "warnings", "inconclusive", "skipped", "asserts", "result"];
        AssertHas(run, [.. counts, "id", "name", "fullname", "random-seed"]);
        Assert.All(run.Elements("test-suite"), suite => AssertHas(suite, [.. counts, "type", "id", "name", "fullname", "runstate"]));
        Assert.All(run.Descendants("test-case"), test => AssertHas(test, ["id", "name", "fullname", "runstate", "seed", "result", "asserts"]));
        Assert.Equal("filter", run.Elements().First().Name.LocalName);
    }

    private static void AssertHas(XElement element, IEnumerable<string> attributes) =>
        Assert.Empty(attributes.Except(element.Attributes().Select(attribute => attribute.Name.LocalName)));

    private static XElement Write(IEnumerable<Finding> findings) => XDocument.Parse(WrittenReport.Text("findings.nunit.xml", findings)).Root!;

    private static int Number(XElement element, string attribute) => (int)element.Attribute(attribute)!;
}
