using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AciSecurity.Core.Tests.Documents;

/// <summary>What the documents point at is there.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents =>
    [
        "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md",
        "docs/decisions.md", "docs/errors.md", "docs/azure-policy.md", "docs/policy.md", "docs/reports.md", "docs/reports-html.md", "docs/remediation.md", "docs/signatures.md",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_to_files_lead_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(RepositoryFolder.Combine(document))!;

        var dead = Link().Matches(Prose(document))
            .Select(match => match.Groups["target"].Value.Split('#')[0])
            .Where(target => target.Length > 0 && !target.Contains(':'))
            .Where(target => !Exists(Path.Combine(folder, target)));

        Assert.Empty(dead);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Paths_that_are_named_exist(string document)
    {
        var dead = CodeSpan().Matches(Prose(document))
            .Select(match => match.Groups["code"].Value)
            .Where(code => RepositoryPath().IsMatch(code) && !Exists(RepositoryFolder.Combine(code)));

        Assert.Empty(dead);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_to_headings_lead_to_one(string document)
    {
        var text = Prose(document);
        var headings = Heading().Matches(text)
            .Select(match => NotInAnchor().Replace(match.Groups["title"].Value.ToLowerInvariant(), "").Replace(' ', '-'))
            .ToHashSet(StringComparer.Ordinal);

        var dead = Link().Matches(text)
            .Select(match => match.Groups["target"].Value)
            .Where(target => target.StartsWith('#') && !headings.Contains(target[1..]));

        Assert.Empty(dead);
    }

    [Fact]
    public void The_architecture_names_the_files_of_a_findings_way()
    {
        var named = CodeSpan().Matches(Prose("ARCHITECTURE.md"))
            .Select(match => match.Groups["code"].Value)
            .Where(code => code.EndsWith(".cs", StringComparison.Ordinal) && RepositoryPath().IsMatch(code));

        Assert.True(named.Distinct().Count() >= 10, "A finding's way has more stops than that.");
    }

    [Fact]
    public void The_readme_says_what_each_package_is_for()
    {
        var readme = Prose("README.md");
        var packages = XDocument.Load(RepositoryFolder.Combine("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => package.Attribute("Include")!.Value)
            .Select(name => name.StartsWith("Azure.Bicep.CommandLine.", StringComparison.Ordinal) ? "Azure.Bicep.CommandLine" : name);

        Assert.All(packages, name => Assert.Contains(name, readme, StringComparison.Ordinal));
    }

    [Fact]
    public void The_readme_names_each_cmdlet_of_the_module_and_no_other()
    {
        var manifest = File.ReadAllText(RepositoryFolder.Combine("AciSecurity.psd1"));
        var exported = Cmdlet().Matches(manifest).Select(match => match.Groups["name"].Value);
        var listed = CmdletRow().Matches(Prose("README.md")).Select(match => match.Groups["name"].Value);

        Assert.Equal(exported.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    /// <summary>The document without its fenced blocks, which hold commands and their output.</summary>
    private static string Prose(string document) =>
        Fence().Replace(File.ReadAllText(RepositoryFolder.Combine(document)), "");

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, 5000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)", RegexOptions.None, 5000)]
    private static partial Regex Link();

    [GeneratedRegex("`(?<code>[^`\n]+)`", RegexOptions.None, 5000)]
    private static partial Regex CodeSpan();

    // Folders that a clone has; what the build makes, and names with a placeholder, are left out.
    [GeneratedRegex(@"^(\./)?(src|tests|docs|examples|module)/(?!bin\b)[\w./-]+$", RegexOptions.None, 5000)]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"'(?<name>[A-Z][a-z]+-(Aci|Acr)[A-Za-z]+)'", RegexOptions.None, 5000)]
    private static partial Regex Cmdlet();

    [GeneratedRegex(@"^\| `(?<name>[A-Z][a-z]+-[A-Za-z]+)` \|", RegexOptions.Multiline, 5000)]
    private static partial Regex CmdletRow();

    [GeneratedRegex(@"^#+ (?<title>.+)$", RegexOptions.Multiline, 5000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w -]", RegexOptions.None, 5000)]
    private static partial Regex NotInAnchor();
}
