using AciSecurity.Findings;

namespace AciSecurity.Core.Tests.Findings;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("plain text 1.2", "plain text 1.2")]
    [InlineData("Zürich 東京", "Zürich 東京")]
    [InlineData("\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m")]
    [InlineData("a\r\nb\tc", "a\\u000d\\u000ab\\u0009c")]
    [InlineData("abc\u202Edef", "abc\\u202edef")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero\\u200bwidth\\ufeff")]
    [InlineData("line\u2028separator\u0085", "line\\u2028separator\\u0085")]
    [InlineData("tag\U000E0041", "tag\\ue0041")]
    public void Control_and_format_characters_are_escaped(string text, string shown) => Assert.Equal(shown, Redaction.Text(text));

    [Theory]
    [InlineData("https://user:planted@contoso.example/path", "https://(hidden)@contoso.example/path")]
    [InlineData("postgres://user:planted@ss/planted@db:5432/app", "postgres://(hidden)@db:5432/app")]
    [InlineData("see redis://:planted@cache and amqp://planted@mq", "see redis://(hidden)@cache and amqp://(hidden)@mq")]
    [InlineData("https://contoso.example/path", "https://contoso.example/path")]
    [InlineData("contoso.azurecr.io/app@sha256:0", "contoso.azurecr.io/app@sha256:0")]
    public void The_user_part_of_a_URL_is_hidden(string text, string shown) => Assert.Equal(shown, Redaction.Text(text));

    [Fact]
    public void Long_text_is_shortened_after_its_user_part_is_hidden()
    {
        Assert.Equal(new string('x', 200), Redaction.Text(new('x', 200)));
        Assert.Equal(new string('x', 200) + "…", Redaction.Text(new('x', 201)));
        Assert.Equal("https://(hidden)@contoso.example", Redaction.Text($"https://{new string('p', 300)}@contoso.example"));
        Assert.Equal(new string('a', 199) + "😀…", Redaction.Text(new string('a', 199) + "😀x"));
    }

    [Fact]
    public void Long_text_is_shown_in_time()
    {
        Assert.Equal(201, Redaction.Text(string.Concat(Enumerable.Repeat("//a", 100_000))).Length);
        Assert.NotEmpty(Redaction.Text(string.Concat(Enumerable.Repeat("//a ", 50_000)) + "@"));
    }

    [Fact]
    public void Values_are_shown_in_JSONs_words()
    {
        Assert.Equal("true", Redaction.Show(true));
        Assert.Equal("1000", Redaction.Show(1000L));
        Assert.Equal("1.5", Redaction.Show(1.5));
        Assert.Equal("a, \\u001b", Redaction.Show(new[] { "a", "\u001b" }));
        Assert.Equal("", Redaction.Show<string?>(null));
    }
}
