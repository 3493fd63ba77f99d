using System.Text;
using AciSecurity.Findings;
using AciSecurity.Reports.Html;

namespace AciSecurity.Browser.Tests;

/// <summary>Writes HTML reports to memory.</summary>
internal static class HtmlReport
{
    public static string Text(IEnumerable<Finding> findings, HtmlOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new HtmlReportWriter(stream, options))
        {
            foreach (var finding in findings) writer.Write(finding);
            writer.Complete();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
