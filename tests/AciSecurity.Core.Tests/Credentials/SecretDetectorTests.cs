using System.Reflection;
using System.Text.RegularExpressions;
using AciSecurity.Core.Tests.Credentials.Corpus;
using AciSecurity.Credentials;

namespace AciSecurity.Core.Tests.Credentials;

public sealed class SecretDetectorTests
{
    /// <summary>Parts that, repeated, make patterns try many ways.</summary>
    private static readonly string[] Attacks =
    [
        "a", "aA1", "a.", "=", ";", " ", "\n", "\"", "'", "\\\"", "-", "--a ", "a=", "a:", "a: ", "\"a\":\"", "password ", "Password=", ";Password=",
        "--password ", "Endpoint=a;", "://:", "://a:b", "://a,", "://a?b&", "eyJaaaaaaaa.", "eyJ0.e.", "sig=aaaaaaaaa@", "-----BEGIN A ", "LS0tLS1CRUdJT", "ghp_a",
        "glpat-a", "xoxb-a", "sk-aT3BlbkFJ", "dapi", "AKIAA", "curl -u a", "curl ", "docker login ", "mysql -p", "sqlcmd -P ", "redis-cli -a ", "login a password ",
        "Bearer a", "Basic a", "Authorization: ", "$(", "{{", "your-", "your-key-", "<", "a=b,", "a=b;", "/a", "jdbc:oracle:a:a/", "a:b@", "key=\"a\" value=\"", "MII", "a:1:",
    ];

    [Theory]
    [InlineData("DB_PASSWORD", "hunter2", "by its name")]
    [InlineData("X", "postgres://a:hunter2@db/app", "its value is a URL with a password")]
    [InlineData("X", "--user a --password hunter2", "its value holds a password")]
    [InlineData("X", "«b64:32»", "its value looks random, as keys do")]
    [InlineData("SEARCH_KEY", "«hex:32»", "its value looks random, as keys do")]
    [InlineData("BASIC_AUTH", "admin:hunter2", "its value holds a password")]
    [InlineData("DB_PASSWORD", "postgres://a:hunter2@db/app", "its value is a URL with a password")]
    public void The_reason_says_which_evidence_decided(string name, string template, string reason) =>
        Assert.Equal(reason, SecretDetector.Examine(name, new SecretTemplate("reason").Fill(template)).Evidence?.ToString());

    [Theory]
    [InlineData("GIT_COMMIT", "«hex:40»")]
    [InlineData("REQUEST", "«uuid»")]
    [InlineData("IMAGE_DIGEST", "sha256:«hex:64»")]
    [InlineData("SCRIPT_HASH", "«b64:32»")]
    [InlineData("SETTINGS", "«b64json:{\"features\":{\"newCheckout\":true}}»")]
    [InlineData("PICTURE", "iVBORw0KGgo«b64:120»")]
    [InlineData("TITLE", "TheQuickBrownFoxJumpsOverTheLazyDog2024")]
    [InlineData("GPG_KEY", "«HEX:40»")]
    [InlineData("PARTITION_KEY", "/customerId")]
    [InlineData("BASIC_AUTH", "localhost:8080")]
    [InlineData("BASIC_AUTH", "admin:$apr1$abc$def")]
    [InlineData("NEO4J_AUTH", "none")]
    public void What_everybody_may_see_is_clear(string name, string template) =>
        Assert.Equal(SecretExamination.Clear, SecretDetector.Examine(name, new SecretTemplate("clear").Fill(template)));

    [Fact]
    public void Of_a_very_long_value_the_beginning_is_examined_and_the_rest_is_not_passed()
    {
        var filler = new string(' ', 50_000_000);

        Assert.Equal("is longer than the 32768 characters that are examined", SecretDetector.Examine("X", filler).NotExamined);
        Assert.Equal("is longer than the 32768 characters that are examined", SecretDetector.Examine("X", filler + "--password hunter2").NotExamined);
        Assert.Equal("its value holds a password", SecretDetector.Examine("X", "--password hunter2 " + filler).Evidence?.ToString());
        Assert.Equal(SecretExamination.Clear, SecretDetector.Examine("X", new string(' ', SecretDetector.Longest)));
    }

    [Fact]
    public void Texts_that_make_patterns_try_many_ways_come_to_an_end() =>
        Assert.All(Attacks, part =>
        {
            var text = string.Concat(Enumerable.Repeat(part, SecretDetector.Longest / part.Length));
            foreach (var value in (string[])[text, text[..(text.Length / 2)] + "!", "x=" + text[..(text.Length / 4)] + "\0"])
            {
                var examined = SecretDetector.Examine("X", value);
                Assert.True(examined.Evidence is not null || examined.NotExamined is null or "takes too long to examine", part);
            }
        });

    [Fact]
    public void Long_names_come_to_an_end_too() =>
        Assert.All((string[])["a", "A", "aA", "_", "PASSWORD_"], part =>
            Assert.Null(SecretDetector.Examine(string.Concat(Enumerable.Repeat(part, 100_000)), "x").NotExamined));

    [Fact]
    public void Every_pattern_has_a_time_limit()
    {
        var patterns = typeof(SecretDetector).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("AciSecurity.Credentials", StringComparison.Ordinal) is true)
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(method => method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0)
            .Select(method => (Regex)method.Invoke(null, null)!)
            .ToList();

        Assert.True(patterns.Count > 60);
        Assert.All(patterns, pattern => Assert.Equal(TimeSpan.FromSeconds(1), pattern.MatchTimeout));
    }
}
