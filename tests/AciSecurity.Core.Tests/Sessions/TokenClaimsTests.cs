using System.Text;
using AciSecurity.Sessions;

namespace AciSecurity.Core.Tests.Sessions;

/// <summary>What a token says of itself.</summary>
public sealed class TokenClaimsTests
{
    [Theory]
    [InlineData("""{"tid":"t","oid":"o","upn":"ada","appid":"a","aud":"x","exp":1700000000}""", "ada")]
    [InlineData("""{"tid":"t","oid":"o","unique_name":"ada","aud":"x","exp":1700000000}""", "ada")]
    [InlineData("""{"tid":"t","oid":"o","appid":"a","aud":"x","exp":1700000000}""", "a")]
    public void A_token_says_who_it_is_for(string payload, string account) =>
        Assert.Equal(new("t", account, "o", "x", DateTimeOffset.FromUnixTimeSeconds(1700000000)), TokenClaims.Of(Token(payload)));

    [Theory]
    [InlineData("")]
    [InlineData("one.two")]
    [InlineData("one.***.three")]
    [InlineData("one.e30.three")]
    public void What_is_no_token_says_nothing(string token) => Assert.Equal(new(null, null, null, null, null), TokenClaims.Of(token));

    [Theory]
    [InlineData("[1]")]
    [InlineData("\"text\"")]
    [InlineData("""{"tid":7,"oid":null,"exp":"soon"}""")]
    [InlineData("""{"exp":99999999999999999}""")]
    public void Claims_of_another_kind_are_left_out(string payload) => Assert.Equal(new(null, null, null, null, null), TokenClaims.Of(Token(payload)));

    [Fact]
    public void Control_characters_of_a_name_are_text() => Assert.Equal(@"a\u001b[2J", TokenClaims.Of(Token("""{"upn":"a\u001b[2J"}""")).Account);

    private static string Token(string payload) => $"x.{Convert.ToBase64String(Encoding.UTF8.GetBytes(payload)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}.y";
}
