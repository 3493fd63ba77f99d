using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace AciSecurity.Reports.Html;

/// <summary>The page around the data: the files of the folder Page, put together into one.</summary>
/// <remarks>Its Content-Security-Policy lets exactly this style and this script run, each by the hash of its text, and lets nothing be
/// loaded or sent; Trusted Types keep the script itself from making HTML of text. A block of data is no script to the policy.
/// https://www.w3.org/TR/CSP3/#match-element-to-source-list, https://www.w3.org/TR/trusted-types/#require-trusted-types-for-csp-directive</remarks>
internal sealed partial class HtmlPage(string title, string about)
{
    private const string Data = "{{data}}";

    // One script element, in this order: a file uses what stands in those before it.
    private static readonly string[] Scripts = ["data.js", "elements.js", "charts.js", "tables.js", "filters.js", "details.js", "list.js", "report.js"];

    private static readonly string[] Styles = ["report.css", "list.css", "media.css"];

    private static readonly string Script = string.Join('\n', Scripts.Select(Read));
    private static readonly string Style = string.Join('\n', Styles.Select(Read));
    private static readonly string[] Halves = Read("report.html").Split(Data);

    /// <summary>The policy that the page is under.</summary>
    public static string Policy { get; } = string.Join("; ",
        "default-src 'none'",
        $"script-src '{Hash(Script)}'",
        $"style-src '{Hash(Style)}'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");

    /// <summary>Everything up to the data.</summary>
    public string BeforeData => Fill(Halves[0], "");

    /// <summary>Everything behind the data.</summary>
    public string AfterData(string summary) => Fill(Halves[1], summary);

    // In one pass: what is filled in is not searched, so a title may be a placeholder's name.
    private string Fill(string template, string summary) => Placeholder().Replace(template, match => match.Groups["name"].Value switch
    {
        "policy" => Policy,
        "style" => Style,
        "script" => Script,
        "summary" => summary,
        "title" => HtmlEncoder.Default.Encode(title),
        "about" => HtmlEncoder.Default.Encode(about),
        var name => throw new InvalidOperationException($"Nothing fills in {name}."),
    });

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // A browser hashes what it parsed, and parsing makes every end of a line a line feed.
    private static string Read(string name)
    {
        using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream("Reports/Html/Page/" + name)
            ?? throw new InvalidOperationException($"The page's {name} is missing in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
