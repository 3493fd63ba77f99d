using AciSecurity.Findings;
using AciSecurity.Reports.Html;

namespace AciSecurity.Core.Tests.Reports.Html;

/// <summary>Runs alone, for it looks at the memory of the whole process.</summary>
[Collection(nameof(HtmlMemoryTests))]
[CollectionDefinition(nameof(HtmlMemoryTests), DisableParallelization = true)]
public sealed class HtmlMemoryTests
{
    private const int Resources = 500;
    private const int Mebibyte = 1024 * 1024;

    [Fact]
    public void Of_findings_nothing_is_kept_but_counts()
    {
        using var writer = new HtmlReportWriter(Stream.Null, HtmlReport.Options);

        Write(writer, 10_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Write(writer, 90_000);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        writer.Complete();

        Assert.True(after - before < Mebibyte, $"{after - before:N0} bytes were kept.");
    }

    private static void Write(HtmlReportWriter writer, int count)
    {
        for (var number = 0; number < count; number++)
        {
            var group = ReportFindings.Group();
            writer.Write(new(ReportFindings.Privileged, group with { Id = $"{group.Id}-{number % Resources}" }, new(Outcome.Fail, $"runs privileged: {number}")));
        }
    }
}
