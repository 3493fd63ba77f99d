using System.Text;
using System.Text.Json;
using AciSecurity.Files.Json;

namespace AciSecurity.Files.Tests.Json;

public class JsonTextTests
{
    private static JsonText Read(string text) => JsonText.Read(Encoding.UTF8.GetBytes(text));

    private static JsonElement Parse(JsonText text) => JsonDocument.Parse(text.Utf8, JsonText.DocumentOptions).RootElement;

    [Fact]
    public void Comments_and_trailing_commas_are_read_as_Resource_Manager_reads_them()
    {
        var root = Parse(Read("{ // one\n \"a\": 1, /* two\n lines */ \"b\": [1, 2,], }"));
        Assert.Equal(1, root.GetProperty("a").GetInt32());
        Assert.Equal(2, root.GetProperty("b").GetArrayLength());
    }

    [Fact]
    public void A_string_may_run_over_lines_and_the_lines_still_count()
    {
        var text = Read("{\n\"a\": \"one\r\ntwo\tthree\",\n\"b\": 1\n}");
        Assert.Equal("one\r\ntwo\tthree", Parse(text).GetProperty("a").GetString());
        Assert.Equal(4, text.Lines.LineAt(Encoding.UTF8.GetString(text.Utf8).IndexOf("\"b\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{\"a\": \"// no comment /* here */\"}", "// no comment /* here */")]
    [InlineData("{\"a\": \"quote \\\" // still text\"}", "quote \" // still text")]
    [InlineData("{/*/ a comment of three signs */\"a\": \"x\"}", "x")]
    [InlineData("{/* a // b */\"a\": \"x\"}", "x")]
    [InlineData("{// a /* b\n\"a\": \"x\"}", "x")]
    public void Comment_signs_mean_what_their_place_says(string json, string expected) =>
        Assert.Equal(expected, Parse(Read(json)).GetProperty("a").GetString());

    [Fact]
    public void Byte_order_marks_and_UTF_16_are_read()
    {
        foreach (Encoding encoding in new Encoding[] { new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            var bytes = encoding.GetPreamble().Concat(encoding.GetBytes("{\"a\":\"ä\"}")).ToArray();
            Assert.Equal("ä", Parse(JsonText.Read(bytes)).GetProperty("a").GetString());
        }
    }

    [Theory]
    [InlineData("{\n\"a\": 1\n\"b\": 2\n}", 3)]
    [InlineData("{\n\"a\": \"x\ny\",\n\"b\": }", 4)]
    [InlineData("{\n\"a\": [\n", 3)]
    [InlineData("{\n\"a\": \"\\ud800\"\n}", 2)]
    [InlineData("{\n\n\"\\udc00\": 1\n}", 3)]
    public void A_break_is_named_by_its_line_in_the_file(string json, int line)
    {
        var problem = Read(json).Problem();
        Assert.NotNull(problem);
        Assert.Equal(line, problem.Value.Line);
        Assert.DoesNotContain("LineNumber", problem.Value.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_JSON_has_no_problem() => Assert.Null(Read("{\"a\": [1, {\"b\": null}]}").Problem());
}
