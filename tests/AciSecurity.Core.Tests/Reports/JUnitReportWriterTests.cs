using System.Xml.Linq;
using AciSecurity.Findings;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>The structure that the schema of Jenkins demands.</summary>
public sealed class JUnitReportWriterTests
{
    [Theory]
    [InlineData(Outcome.Fail, "failure")]
    [InlineData(Outcome.Unknown, "error")]
    [InlineData(Outcome.Exempt, "skipped")]
    [InlineData(Outcome.NotApplicable, "skipped")]
    [InlineData(Outcome.Pass, null)]
    public void An_outcome_is_what_JUnit_calls_it(Outcome outcome, string? element)
    {
        var test = Assert.Single(Write([ReportFindings.Of(outcome, Severity.High)]).Descendants("testcase"));

        Assert.Equal(element is null ? [] : [element], test.Elements().Select(child => child.Name.LocalName));
    }

    [Fact]
    public void Each_type_of_resource_is_a_suite_with_the_findings_of_its_resources()
    {
        var suites = Write(GoldenFindings.All).Elements("testsuite").ToList();

        Assert.Equal(["Microsoft.ContainerInstance/containerGroups", "Microsoft.ContainerRegistry/registries"], suites.Select(suite => suite.Attribute("name")!.Value));
        Assert.Equal(GoldenFindings.All.Count, suites.Sum(suite => suite.Elements("testcase").Count()));
    }

    [Fact]
    public void The_counts_are_those_of_the_tests()
    {
        var root = Write(GoldenFindings.All);

        Assert.All(root.Elements("testsuite").Append(root), suite =>
        {
            Assert.Equal(suite.Descendants("testcase").Count(), Number(suite, "tests"));
            Assert.Equal(suite.Descendants("failure").Count(), Number(suite, "failures"));
            Assert.Equal(suite.Descendants("error").Count(), Number(suite, "errors"));
        });
        Assert.All(root.Elements("testsuite"), suite => Assert.Equal(suite.Descendants("skipped").Count(), Number(suite, "skipped")));
    }

    [Fact]
    public void The_schema_knows_every_element_and_attribute()
    {
        Dictionary<string, string[]> known = new()
        {
            ["testsuites"] = ["name", "tests", "failures", "errors"],
            ["testsuite"] = ["name", "tests", "failures", "errors", "skipped"],
            ["testcase"] = ["name", "classname"],
            ["failure"] = ["type", "message"],
            ["error"] = ["type", "message"],
            ["skipped"] = ["type", "message"],
        };

        Assert.All(Write(GoldenFindings.All).DescendantsAndSelf(), element =>
            Assert.Equal(known[element.Name.LocalName], element.Attributes().Select(attribute => attribute.Name.LocalName)));
    }

    [Fact]
    public void A_failure_says_all_that_somebody_needs_who_has_only_it()
    {
        var failure = Assert.Single(Write([ReportFindings.PrivilegedFailure]).Descendants("failure"));

        Assert.Equal("runs privileged.", failure.Attribute("message")!.Value);
        Assert.Equal(
            """
            Critical: runs privileged.
              properties.containers[0].properties.securityContext.privileged: true
            Fix: Remove privileged from the container's securityContext.
            At: infra/main.bicep:12
            Resource: Microsoft.ContainerInstance/containerGroups/web
            Rule: https://github.com/AciSecurity/AciSecurity/blob/main/docs/rules/Test.Privileged.md
            """,
            failure.Value,
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Without_findings_there_is_still_a_report() => Assert.Equal(0, Number(Write([]), "tests"));

    private static XElement Write(IEnumerable<Finding> findings) => XDocument.Parse(WrittenReport.Text("findings.junit.xml", findings)).Root!;

    private static int Number(XElement element, string attribute) => (int)element.Attribute(attribute)!;
}
