using AciSecurity.Findings;
using AciSecurity.Reports;

namespace AciSecurity.Core.Tests.Reports;

public sealed class AnnotationsTests
{
    [Fact]
    public void GitHub_gets_file_line_title_and_message() => Assert.Equal(
        "::error file=infra/main.bicep,line=12,title=Critical%3A Container is not privileged (Test.Privileged)::'web', 'nginx': runs privileged. "
        + "Remove privileged from the container's securityContext. https://github.com/AciSecurity/AciSecurity/blob/main/docs/rules/Test.Privileged.md",
        Assert.Single(Lines(AnnotationService.GitHub, [ReportFindings.PrivilegedFailure])));

    [Fact]
    public void Azure_Pipelines_gets_file_line_code_and_message() => Assert.Equal(
        "##vso[task.logissue type=error;sourcepath=infra/main.bicep;linenumber=12;code=Test.Privileged;]Critical: 'web', 'nginx': runs privileged. "
        + "Remove privileged from the container's securityContext. https://github.com/AciSecurity/AciSecurity/blob/main/docs/rules/Test.Privileged.md",
        Assert.Single(Lines(AnnotationService.AzurePipelines, [ReportFindings.PrivilegedFailure])));

    [Theory]
    [InlineData(Outcome.Fail, Severity.Critical, "::error", "type=error")]
    [InlineData(Outcome.Fail, Severity.High, "::error", "type=error")]
    [InlineData(Outcome.Fail, Severity.Medium, "::warning", "type=warning")]
    [InlineData(Outcome.Fail, Severity.Low, "::notice", "type=warning")]
    [InlineData(Outcome.Unknown, Severity.Critical, "::warning", "type=warning")]
    [InlineData(Outcome.Unknown, Severity.Informational, "::notice", "type=warning")]
    public void Severity_and_outcome_say_how_loud_it_is(Outcome outcome, Severity severity, string gitHub, string azurePipelines)
    {
        Finding[] findings = [ReportFindings.Of(outcome, severity)];

        Assert.StartsWith(gitHub + " ", Assert.Single(Lines(AnnotationService.GitHub, findings)), StringComparison.Ordinal);
        Assert.Contains(azurePipelines + ";", Assert.Single(Lines(AnnotationService.AzurePipelines, findings)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Outcome.Exempt)]
    [InlineData(Outcome.Pass)]
    [InlineData(Outcome.NotApplicable)]
    public void What_asks_for_no_attention_is_not_annotated(Outcome outcome) =>
        Assert.Empty(Lines(AnnotationService.GitHub, [ReportFindings.Of(outcome, Severity.Critical)]));

    [Fact]
    public void The_ten_worst_of_a_kind_are_shown_and_the_rest_is_counted()
    {
        var high = Enumerable.Range(0, 12).Select(_ => ReportFindings.Of(Outcome.Fail, Severity.High));
        var critical = Enumerable.Range(0, 3).Select(_ => ReportFindings.Of(Outcome.Fail, Severity.Critical));
        var medium = Enumerable.Range(0, 11).Select(_ => ReportFindings.Of(Outcome.Fail, Severity.Medium));

        var lines = Lines(AnnotationService.GitHub, [.. medium, .. high, .. critical]);

        Assert.Equal(21, lines.Count);
        Assert.All(lines[..3], line => Assert.StartsWith("::error title=Critical%3A", line, StringComparison.Ordinal));
        Assert.All(lines[3..10], line => Assert.StartsWith("::error title=High%3A", line, StringComparison.Ordinal));
        Assert.All(lines[10..20], line => Assert.StartsWith("::warning title=Medium%3A", line, StringComparison.Ordinal));
        Assert.Equal("AciSecurity: 6 of 26 problems are not annotated, because the service shows 10 of a kind for each step.", lines[20]);
    }

    [Fact]
    public void A_file_name_cannot_add_a_property()
    {
        var finding = new Finding(ReportFindings.Privileged, ReportFindings.Group("/src/a,b:c;d]e%.bicep"), new(Outcome.Fail, "runs privileged"));

        Assert.StartsWith("::error file=a%2Cb%3Ac;d]e%25.bicep,line=12,", Lines(AnnotationService.GitHub, [finding])[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "##vso[task.logissue type=error;sourcepath=a,b:c%3Bd%5De%AZP25.bicep;linenumber=12;",
            Lines(AnnotationService.AzurePipelines, [finding])[0],
            StringComparison.Ordinal);
    }

    private static List<string> Lines(AnnotationService service, IEnumerable<Finding> findings)
    {
        var annotations = new Annotations(service, "/src");
        foreach (var finding in findings) annotations.Add(finding);
        return [.. annotations.Lines()];
    }
}
