using System.Text.RegularExpressions;
using AciSecurity.Core.Tests.Credentials.Corpus;
using AciSecurity.Credentials;
using AciSecurity.Credentials.Formats;
using AciSecurity.Credentials.Inside;

namespace AciSecurity.Core.Tests.Credentials;

public sealed class MarkedPatternTests
{
    private static IEnumerable<MarkedPattern> All =>
        SecretFormats.All.Select(format => format.Pattern).Concat(AssignedSecret.Patterns).Concat(ProgramArgument.Patterns);

    [Fact]
    public void What_a_pattern_finds_in_the_labelled_settings_its_marks_and_length_let_through()
    {
        var texts = CorpusCase.All.SelectMany(item => (string[])[item.Value, item.Value.ToUpperInvariant(), $"{item.Name}={item.Value}"]).ToList();
        var found = 0;
        foreach (var marked in All)
        {
            foreach (Match match in texts.SelectMany(text => marked.Pattern.Matches(text)))
            {
                found++;
                Assert.True(marked.MayMatch(match.Value), $"{marked.Pattern} in {match.Value}");
            }
        }

        Assert.True(found > 1000, $"{found} matches are too few to tell.");
    }

    [Fact]
    public void Every_pattern_finds_something_in_the_labelled_settings_or_in_the_tokens_of_the_formats()
    {
        var texts = CorpusCase.All.Select(item => item.Value)
            .Concat(SecretFormatsTests.Tokens.Select(row => new SecretTemplate((string)row[0]).Fill((string)row[0])))
            .Concat(SecretFormatsTests.Texts.Select(row => (string)row[0]))
            .ToList();

        Assert.Equal("", string.Join("\n", SecretFormats.All.Where(format => !texts.Exists(text => format.Pattern.Matches(text).Any())).Select(format => format.Pattern.Pattern)));
    }

    [Theory]
    [InlineData("no mark here", false)]
    [InlineData("a Mark", true)]
    [InlineData("mark", false)]
    public void Marks_have_a_letter_case_as_the_pattern_has_and_short_texts_are_left_out(string text, bool mayMatch)
    {
        var marked = new MarkedPattern(new Regex("a Mark|ark"), "Mark", "none") { Shortest = 5 };

        Assert.Equal(mayMatch, marked.MayMatch(text));
        Assert.Equal(mayMatch, marked.Matches(text).Any());
    }

    [Fact]
    public void Marks_of_a_pattern_without_letter_case_have_none() =>
        Assert.True(new MarkedPattern(new Regex("mark", RegexOptions.IgnoreCase), "mark").MayMatch("a MARK"));
}
