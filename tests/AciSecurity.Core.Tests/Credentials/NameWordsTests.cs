using AciSecurity.Credentials;

namespace AciSecurity.Core.Tests.Credentials;

public sealed class NameWordsTests
{
    [Theory]
    [InlineData("DB_PASSWORD", "DB PASSWORD")]
    [InlineData("dbPassword", "DB PASSWORD")]
    [InlineData("Db__Password", "DB PASSWORD")]
    [InlineData("SQLServer", "SQL SERVER")]
    [InlineData("XServer2Key", "X SERVER KEY")]
    [InlineData("aB", "A B")]
    [InlineData("ABc", "A BC")]
    [InlineData("A", "A")]
    [InlineData("Ωmega-ключ", "MEGA")]
    [InlineData("12_34", "")]
    [InlineData("", "")]
    public void A_name_is_read_as_words(string name, string words) => Assert.Equal(words, string.Join(' ', NameWords.Of(name)));

    [Fact]
    public void Of_a_very_long_name_the_end_is_read() => Assert.Equal("TOKEN", NameWords.Of(new string('x', 100_000) + "_token")[^1]);
}
