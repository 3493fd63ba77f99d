using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "there is no default but none, which is absence")]
public sealed class GitRepoVolumeRuleTests
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private const string Https = "https://github.com/contoso/site.git";
    private const string Newest = "clones the newest commit of a git repository";
    private const string Part = "clones a git repository at something that is not a whole commit id";

    internal static Deciding Deciding => new(Group(Https, Commit), "properties.volumes[0].gitRepo.revision");

    [Theory]
    [InlineData(Commit)]
    [InlineData("0123456789ABCDEF0123456789ABCDEF01234567")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public void A_fixed_commit_over_https_passes(string commit)
    {
        var verdict = Group(Https, commit).JudgedBy<GitRepoVolumeRule>();

        verdict.Is(Outcome.Pass, "clones a git repository over https at a fixed commit");
        Assert.Equal("data", verdict.Subject);
        Assert.Equal("https://github.com/…", verdict.Evidence[0].Value);
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_repository_passes_and_no_revision_fails()
    {
        Given.Group().JudgedBy<GitRepoVolumeRule>().Is(Outcome.Pass, "clones no git repository");
        Given.GroupWithVolume("emptyDir", []).JudgedBy<GitRepoVolumeRule>().Is(Outcome.Pass, "clones no git repository");
        Group(Https, null).JudgedBy<GitRepoVolumeRule>().Is(Outcome.Fail, Newest);
        Group(null, Commit).JudgedBy<GitRepoVolumeRule>().Is(Outcome.Unknown, "clones a repository without a URL");
    }

    [Theory]
    [InlineData("", Newest)]
    [InlineData("main", Part)]
    [InlineData("v1.0", Part)]
    [InlineData("0123456", Part)]
    [InlineData("0123456789abcdef0123456789abcdef0123456g", Part)]
    [InlineData(Commit + "\n", Part)]
    public void A_revision_that_can_move_fails(string revision, string reason) => Group(Https, revision).JudgedBy<GitRepoVolumeRule>().Is(Outcome.Fail, reason);

    [Theory]
    [InlineData("http://github.com/contoso/site.git")]
    [InlineData("git://github.com/contoso/site.git")]
    [InlineData("github.com/contoso/site.git")]
    public void Something_else_than_https_fails(string url) =>
        Group(url, Commit).JudgedBy<GitRepoVolumeRule>().Is(Outcome.Fail, "clones a git repository over something else than https");

    [Theory]
    [InlineData("https://S3cret@github.com/contoso/site.git")]
    [InlineData("https://user:S3cret@github.com/contoso/site.git")]
    [InlineData("http://user:S3cret@github.com/contoso/site.git")]
    [InlineData("user:S3cret@github.com/contoso/site.git")]
    [InlineData("https://github.com/contoso/site.git?access_token=S3cret")]
    [InlineData("[concat('https://', parameters('S3cret'), '@github.com/contoso/site.git')]")]
    [InlineData("[format('https://{0}@github.com/contoso/site.git', parameters('x'))]")]
    public void Credentials_in_the_URL_fail_worse_and_are_not_shown(string url)
    {
        var verdict = Group(url, Commit).JudgedBy<GitRepoVolumeRule>();

        verdict.Is(Outcome.Fail, "clones a git repository with credentials in its URL");
        Assert.Equal(Severity.High, verdict.Severity);
        Assert.DoesNotContain("S3cret", $"{verdict} {string.Join(' ', verdict.Evidence)}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("properties.volumes[0].gitRepo.repository", "[parameters('url')]", "clones a git repository whose URL depends on")]
    [InlineData("properties.volumes[0].gitRepo.revision", "[parameters('revision')]", "revision depends on")]
    [InlineData("properties.volumes[0].gitRepo", "[parameters('repository')]", "revision depends on")]
    [InlineData("properties.volumes[0]", "[parameters('volume')]", "has a volume that depends on")]
    [InlineData("properties.volumes", "[parameters('volumes')]", "volumes depends on")]
    [InlineData("properties.volumes", 5, "is a number where a list is expected")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value, string reason) =>
        Group(Https, Commit).With(path, JsonValue.Create(value)).JudgedBy<GitRepoVolumeRule>().IsUnknown(reason);

    [Fact]
    public void What_fails_whatever_the_expression_is_fails() =>
        Group("[parameters('url')]", null).JudgedBy<GitRepoVolumeRule>().Is(Outcome.Fail, Newest);

    [Fact]
    [Covers(RuleCase.OtherCase, RuleCase.WrongSku, RuleCase.OldApiVersion)]
    public void Other_letter_cases_old_api_versions_and_Windows_are_judged_too()
    {
        var group = Given.GroupWithVolume("GitRepo", new() { ["Repository"] = "HTTPS://github.com/x", ["Revision"] = Commit }).AtVersion("2018-04-01").With("properties.osType", "Windows");

        group.JudgedBy<GitRepoVolumeRule>().Is(Outcome.Pass, "clones a git repository over https at a fixed commit");
        group.Without("properties.volumes[0].GitRepo.Revision").JudgedBy<GitRepoVolumeRule>().Is(Outcome.Fail, Newest);
    }

    private static GivenResource Group(string? url, string? revision) =>
        Given.GroupWithVolume("gitRepo", new() { ["repository"] = url, ["revision"] = revision });
}
