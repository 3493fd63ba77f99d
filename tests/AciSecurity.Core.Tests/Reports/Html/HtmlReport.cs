using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AciSecurity.Core.Tests.Policies;
using AciSecurity.Findings;
using AciSecurity.Reports.Html;

namespace AciSecurity.Core.Tests.Reports.Html;

/// <summary>Writes HTML reports to memory, and takes them apart as a browser does.</summary>
internal static partial class HtmlReport
{
    public static HtmlOptions Options { get; } = new()
    {
        BaseFolder = "/src",
        Rules = ReportFindings.Rules,
        ToolVersion = "1.2.3",
        IncludePassed = true,
        Clock = DayClock.Instance,
    };

    public static string Text(IEnumerable<Finding> findings, HtmlOptions? options = null)
    {
        using var stream = new MemoryStream();
        using (var writer = new HtmlReportWriter(stream, options ?? Options))
        {
            foreach (var finding in findings) writer.Write(finding);
            writer.Complete();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>What the page is given: the text of the data block, which ends at the first end tag as in a browser.</summary>
    public static string DataText(string html) => Data().Match(html).Groups["text"].Value;

    public static JsonElement DataOf(IEnumerable<Finding> findings, HtmlOptions? options = null) =>
        JsonDocument.Parse(DataText(Text(findings, options))).RootElement;

    /// <summary>The page's Content-Security-Policy.</summary>
    public static string PolicyOf(string html) => WebUtility.HtmlDecode(Policy().Match(html).Groups["text"].Value);

    /// <summary>The content of each element of this name that has no attributes.</summary>
    public static IReadOnlyList<string> ContentOf(string html, string element) =>
        [.. Regex.Matches(html, $"<{element}>(?<text>.*?)</{element}", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Select(match => match.Groups["text"].Value)];

    [GeneratedRegex("<script type=\"application/json\" id=\"data\">(?<text>.*?)</script", RegexOptions.Singleline | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Data();

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\" content=\"(?<text>[^\"]*)\">", RegexOptions.None, 5000)]
    private static partial Regex Policy();
}
