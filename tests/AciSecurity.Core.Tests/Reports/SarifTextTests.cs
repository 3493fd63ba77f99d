using System.Globalization;
using System.Text.Json;
using AciSecurity.Findings;
using AciSecurity.Resources;
using CsCheck;

namespace AciSecurity.Core.Tests.Reports;

/// <summary>Text in findings comes from files that anybody may have written.</summary>
public sealed class SarifTextTests
{
    [Theory]
    [InlineData("a\u001b[31mred", @"a\u001b[31mred")]
    [InlineData("two\r\nlines", @"two\u000d\u000alines")]
    [InlineData("right\u202eto left", @"right\u202eto left")]
    [InlineData("line\u2028separator", @"line\u2028separator")]
    [InlineData("tag \U000E0041", @"tag \ue0041")]
    [InlineData("Zürich 東京 😀 'quoted' \"too\" <b> \\", "Zürich 東京 😀 'quoted' \"too\" <b> \\")]
    public void Characters_that_a_viewer_would_act_on_are_written_as_escapes(string text, string expected)
    {
        var result = SarifReport.Result(Named(text));

        Assert.Equal(expected, result.GetProperty("properties").GetProperty("resourceName").GetString());
        Assert.Equal($"'{expected}', '{expected}': {expected}.", result.GetProperty("message").GetProperty("text").GetString());
        Assert.Equal(expected, result.GetProperty("locations")[0].GetProperty("logicalLocations")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Half_of_a_surrogate_pair_becomes_the_replacement_character()
    {
        var result = SarifReport.Result(Named("half \ud83d pair"));

        Assert.Equal("half \ufffd pair", result.GetProperty("properties").GetProperty("resourceName").GetString());
    }

    [Fact]
    public void A_name_cannot_put_a_link_into_a_message()
    {
        var result = SarifReport.Result(Named("[free](https://attacker.example)"));

        Assert.DoesNotContain("](", result.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_whatever_breaks_the_report_or_gets_an_unsafe_character_into_it() =>
        Gen.Char.Array[0, 40].Select(characters => new string(characters)).Sample(text =>
        {
            var report = SarifReport.Text([Named(text)]);
            using var document = JsonDocument.Parse(report);
            return Strings(document.RootElement).All(IsSafe);
        });

    [Fact]
    public void Hidden_evidence_stays_hidden()
    {
        var secret = Setting<string>.Known("S3cr3t+Value<&>", null);
        var finding = new Finding(ReportFindings.AdminUser, ReportFindings.Registry, new(Outcome.Fail, "has a password in plain text")
        {
            Evidence = [Evidence.OfSecret(secret)],
        });

        var report = SarifReport.Text([finding]);

        Assert.DoesNotContain("S3cr3t", report, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"value\":\"(hidden)\"", report, StringComparison.Ordinal);
    }

    private static Finding Named(string text) => new(
        ReportFindings.AdminUser,
        ReportFindings.Registry with { Name = text },
        new(Outcome.Fail, text) { Subject = text, Evidence = [new(text, text)] });

    private static bool IsSafe(string text) => text.EnumerateRunes().All(rune =>
        System.Text.Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator));

    // Help text is ours, and has the line breaks of its Markdown.
    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(member => member.Name != "markdown").SelectMany(member => Strings(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
