using System.Text;
using AciSecurity.Policies;

namespace AciSecurity.Files.Tests.Policies;

/// <summary>Files that are made to break the reader, or are no policies at all: the answer is short, and quotes nothing that is not a policy's.</summary>
public sealed class HostilePolicyTests
{
    [Fact]
    public void Anchors_that_stand_for_gigabytes_are_bounded()
    {
        var text = new StringBuilder("version: 1\na0: &a0 [ x, x, x, x, x, x, x, x, x, x ]\n");
        for (var level = 1; level < 30; level++) text.Append($"a{level}: &a{level} [ {string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))} ]\n");

        Assert.Contains("more than 200,000 values, anchors repeated", Assert.Single(PolicyText.Problems(text.ToString())), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exemption_that_is_repeated_by_aliases_is_bounded()
    {
        var members = string.Join(", ", Enumerable.Range(0, 1_000).Select(number => $"k{number}: x"));
        var text = $"version: 1\nexemptions: [ &e {{ {members} }}, {string.Join(", ", Enumerable.Repeat("*e", 900))} ]";

        Assert.Contains("anchors repeated", Assert.Single(PolicyText.Problems(text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version: &v [ *v ]")]
    [InlineData("version: 1\napprovedRegistries: [ *.azurecr.io ]")]
    public void An_alias_without_a_whole_value_is_explained(string text) =>
        Assert.Contains("is written in quotes", Assert.Single(PolicyText.Problems(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Deep_nesting_is_bounded(char open) =>
        Assert.Contains("levels deep", Assert.Single(PolicyText.Problems("version: " + new string(open, 100_000))), StringComparison.Ordinal);

    [Fact]
    public void A_large_file_is_not_read_whole() =>
        Assert.Equal("The file has more than 1,048,576 bytes, and a policy is small.", Assert.Single(PolicyText.Read("version: 1\n#" + new string('x', 2_000_000)).Problems).Message);

    [Fact]
    public void A_long_list_is_bounded() =>
        Assert.Equal(["2: allowedPorts: expected at most 1,000 items, found 1,001."], PolicyText.Problems($"version: 1\nallowedPorts: [ {string.Join(", ", Enumerable.Repeat("1", 1_001))} ]"));

    [Fact]
    public void Problems_are_bounded()
    {
        var problems = PolicyText.Read("version: 1\n" + string.Concat(Enumerable.Range(0, 5_000).Select(number => $"k{number}: x\n"))).Problems;

        Assert.Equal(101, problems.Count);
        Assert.Equal("There are 4,900 more problems.", problems[^1].Message);
    }

    [Theory]
    [InlineData(new byte[] { 0x76, 0xff, 0xfe, 0x31 })] // no text at all
    [InlineData(new byte[] { 0xff, 0xfe, 0x76, 0x00, 0x65, 0x00 })] // UTF-16
    [InlineData(new byte[] { 0xc3, 0x28 })] // a broken sequence
    public void What_is_not_UTF_8_is_said(byte[] bytes) => Assert.Equal("The file is not UTF-8 text.", Assert.Single(PolicyText.Read(bytes).Problems).Message);

    [Theory]
    [InlineData("version: !!int 1")]
    [InlineData("version: !secret x")]
    public void Tags_are_not_read(string text) => Assert.Contains("tags (!) are not read", Assert.Single(PolicyText.Problems(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("version: 1\n? [ a ]\n: b")]
    [InlineData("version: 1\n? { a: b }\n: b")]
    public void A_name_must_be_a_text(string text) => Assert.Contains("a name is a list or a mapping", Assert.Single(PolicyText.Problems(text)), StringComparison.Ordinal);

    [Fact]
    public void Control_characters_are_escaped()
    {
        var problem = PolicyText.Problems("version: 1\n\"a\\x1b[31m\\u202eb\": x\nbaseline: \"c\\nd\\x07\"").ToList();

        Assert.Contains("'a\\u001b[31m\\u202eb'", problem[0], StringComparison.Ordinal);
        Assert.Contains("'c\\u000ad\\u0007'", problem[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DB_PASSWORD=hunter2-secret")]
    [InlineData("-----BEGIN KEY-----\nhunter2-secret\n-----END KEY-----")]
    [InlineData("DB_PASSWORD: hunter2-secret\nKEY: hunter2-secret")]
    [InlineData("{ \"password\": \"hunter2-secret\" ")]
    [InlineData("password: 'hunter2-secret\nx: [")]
    [InlineData("x: hunter2-secret: y")]
    [InlineData("x: *hunter2-secret")]
    [InlineData("[hunter2-secret")]
    [InlineData("%hunter2-secret x")]
    [InlineData("!hunter2-secret!x y")]
    [InlineData("@hunter2-secret")]
    public void A_file_that_is_no_policy_is_not_quoted(string text)
    {
        var problems = PolicyText.Read(text).Problems;

        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.DoesNotContain("hunter2", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Long_values_are_cut() =>
        Assert.True(Assert.Single(PolicyText.Problems("version: 1\nbaseline: " + new string('x', 10_000))).Length < 200);

    [Fact]
    public void No_change_of_a_policy_breaks_the_reader()
    {
        const string Text = "version: 1\napprovedRegistries: [ \"*.azurecr.io/base\", { host: a.b } ]\nseverities: { Acr.*: Low }\nexemptions:\n  - rule: Acr.AdminUser\n    resource: \"x\"\n    reason: |\n      text\n    owner: &o me\n    expires: 2027-01-31\n";
        const string Letters = "{}[]:,&*!|>'\"%@`#-? \n\t\\\0x1é~<";
        var random = new Random(20270131);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new StringBuilder(Text);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(text.Length);
                if (random.Next(3) == 0) text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at));
                else text.Insert(at, Letters[random.Next(Letters.Length)]);
            }

            var broken = Record.Exception(() =>
            {
                var document = PolicyText.Read(text.ToString());
                Assert.All(document.Problems, problem => Assert.InRange(problem.Line, 1, 20));
                Assert.All(document.Policy.Exemptions, exemption => Assert.NotEmpty(exemption.Owner));
            });
            Assert.True(broken is null, $"{broken}\nin\n{text}");
        }
    }

    [Fact]
    public void An_unusable_policy_has_an_error_for_a_reason() =>
        Assert.Equal(ProblemSeverity.Error, Assert.Single(PolicyText.Read("[").Errors).Severity);
}
