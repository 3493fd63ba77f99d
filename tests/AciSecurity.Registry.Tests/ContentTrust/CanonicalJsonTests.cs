using System.Text;
using System.Text.Json;
using AciSecurity.Registry.ContentTrust;

namespace AciSecurity.Registry.Tests.ContentTrust;

/// <summary>The form in which JSON is signed.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("[ ]", "[]")]
    [InlineData("""{ "b" : [ 1 , true , null , false ] , "a" : { } }""", """{"a":{},"b":[1,true,null,false]}""")]
    [InlineData("""{"b":1,"B":2,"_":3,"a":4,"aa":5,"":6}""", """{"":6,"B":2,"_":3,"a":4,"aa":5,"b":1}""")]
    [InlineData("\"\\u003c>&'/ \\u00e9 \\n\"", "\"<>&'/ é \n\"")]
    [InlineData("""["\/", "\\", "\"", "\u0022\u005c"]""", """["/","\\","\"","\"\\"]""")]
    [InlineData("[-0, 0, -12, 9007199254740992]", "[0,0,-12,9007199254740992]")]
    [InlineData("""{"\ud83d\ude00":1,"\uffee":2,"z":3}""", "{\"z\":3,\"\uffee\":2,\"😀\":1}")]
    public void A_value_has_one_form(string json, string canonical) =>
        Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Of(JsonElement.Parse(json))));

    [Theory]
    [InlineData("1.5")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("9007199254740993")]
    [InlineData("-9223372036854775808")]
    [InlineData("1e400")]
    public void A_number_that_is_no_integer_has_none(string json) =>
        Assert.Throws<JsonException>(() => CanonicalJson.Of(JsonElement.Parse(json)));

    [Fact]
    public void A_text_that_is_not_Unicode_has_none() =>
        Assert.Throws<InvalidOperationException>(() => CanonicalJson.Of(JsonElement.Parse("\"\\ud800\"")));
}
