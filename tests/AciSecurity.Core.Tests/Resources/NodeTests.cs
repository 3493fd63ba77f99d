using System.Text;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Resources;

public sealed class NodeTests
{
    [Theory]
    [InlineData("""{"a":true}""", SettingState.Known)]
    [InlineData("""{"A":true}""", SettingState.Known)]
    [InlineData("""{"a":"True"}""", SettingState.Known)]
    [InlineData("""{"a":null}""", SettingState.Absent)]
    [InlineData("{}", SettingState.Absent)]
    [InlineData("""{"a":1}""", SettingState.Unresolved)]
    [InlineData("""{"a":"[parameters('a')]"}""", SettingState.Unresolved)]
    [InlineData("""{"a":"[[true]"}""", SettingState.Unresolved)]
    [InlineData("[]", SettingState.Unresolved)]
    [InlineData("\"[variables('all')]\"", SettingState.Unresolved)]
    public void A_member_is_known_absent_or_unresolved(string properties, SettingState state) =>
        Assert.Equal(state, Properties(properties).Member("a").AsBoolean().State);

    [Theory]
    [InlineData("""{"A":"one","a":"two"}""")]
    [InlineData("""{"a":"one","a":"two"}""")]
    [InlineData("""{"a":null,"a":"two"}""")]
    public void A_member_that_a_file_names_twice_is_unresolved(string properties)
    {
        var text = Properties(properties).Member("a").AsText();

        Assert.True(text.IsUnresolved);
        Assert.Equal("is set more than once", text.Reason);
        Assert.True(Properties("""{"a":"one","b":{"c":1,"c":2}}""").Member("a").AsText().IsKnown);
    }

    [Fact]
    public void Below_what_is_absent_all_is_absent_and_below_what_is_unresolved_all_is_unresolved()
    {
        Assert.True(Properties("{}").Member("a").Member("b").AsList().IsAbsent);
        Assert.True(Properties("""{"a":"[parameters('a')]"}""").Member("a").Member("b").AsList().IsUnresolved);
        Assert.True(Properties("""{"a":5}""").Member("a").Member("b").AsNumber().IsUnresolved);
    }

    [Fact]
    public void Escaped_brackets_are_text() => Assert.Equal("[x]", Properties("""{"a":"[[x]"}""").Member("a").AsText().Value);

    [Theory]
    [InlineData("""{"a":5}""", 5L)]
    [InlineData("""{"a":"-5"}""", -5L)]
    public void Numbers_may_be_text(string properties, long value) => Assert.Equal(value, Properties(properties).Member("a").AsNumber().Value);

    [Theory]
    [InlineData("""{"a":5.5}""")]
    [InlineData("""{"a":1e30}""")]
    [InlineData("""{"a":"five"}""")]
    [InlineData("""{"a":[]}""")]
    public void Other_numbers_are_unresolved(string properties) => Assert.True(Properties(properties).Member("a").AsNumber().IsUnresolved);

    [Theory]
    [InlineData("""{"a":"enabled"}""", FeatureStatus.Enabled)]
    [InlineData("""{"a":"DISABLED"}""", FeatureStatus.Disabled)]
    public void Names_of_an_enumeration_have_no_letter_case(string properties, FeatureStatus value) =>
        Assert.Equal(value, Properties(properties).Member("a").AsEnum<FeatureStatus>().Value);

    [Theory]
    [InlineData("""{"a":"paused"}""", "has a value that is not known")]
    [InlineData("""{"a":"1"}""", "has a value that is not known")]
    [InlineData("""{"a":"Enabled, Disabled"}""", "has a value that is not known")]
    [InlineData("""{"a":" enabled"}""", "has a value that is not known")]
    [InlineData("""{"a":1}""", "is a number where text is expected")]
    [InlineData("""{"a":"[parameters('a')]"}""", "depends on [parameters('a')], which has no value here")]
    public void Other_values_of_an_enumeration_are_unresolved(string properties, string reason)
    {
        var setting = Properties(properties).Member("a").AsEnum<FeatureStatus>();

        Assert.Equal((SettingState.Unresolved, reason, "properties.a"), (setting.State, setting.Reason, setting.Path));
        Assert.True(Properties("{}").Member("a").AsEnum<FeatureStatus>().IsAbsent);
    }

    [Fact]
    public void Items_have_paths()
    {
        var items = Properties("""{"a":["x","[parameters('y')]"]}""").Member("a").AsList().Value;

        Assert.Equal(["properties.a[0]", "properties.a[1]"], items.Select(item => item.AsText().Path));
        Assert.True(items[1].AsText().IsUnresolved);
        Assert.Equal("[parameters('y')]", items[1].Expression);
        Assert.Null(items[0].Expression);
    }

    [Fact]
    public void What_a_loop_makes_is_unresolved()
    {
        var node = Properties("""{"copy":[{"name":"A","count":2,"input":{}}]}""");

        Assert.True(node.Member("a").AsList().IsUnresolved);
        Assert.True(node.Member("b").AsList().IsAbsent);
        Assert.True(Properties("""{"copy":[{"name":"a"}]}""", ExpressionSyntax.None).Member("a").AsList().IsAbsent);
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\ud800":1,"a":"\udc00"}""")]
    public void Half_a_surrogate_pair_is_unresolved_and_not_an_exception(string properties)
    {
        var text = Properties(properties).Member("a").AsText();

        Assert.True(text.IsUnresolved);
        Assert.Equal("is not Unicode text", text.Reason);
        Assert.True(Properties(properties).Member("a").AsBoolean().IsUnresolved);
        Assert.True(Properties(properties).Member("a").AsNumber().IsUnresolved);
        Assert.True(Properties(properties).Member("c").AsText().IsAbsent);
    }

    [Theory]
    [InlineData(Completeness.Declared, null, null)]
    [InlineData(Completeness.Declared, "2020-01-01", "is not a property of T at api-version 2020-01-01")]
    [InlineData(Completeness.Declared, "2024-01-01", null)]
    [InlineData(Completeness.Declared, "[variables('v')]", null)]
    [InlineData(Completeness.Returned, null, "is missing, and the source does not say at which api-version it was read")]
    [InlineData(Completeness.Returned, "2020-01-01", "is not a property of T at api-version 2020-01-01")]
    [InlineData(Completeness.Returned, "2024-01-01", null)]
    [InlineData(Completeness.Partial, "2024-01-01", "is not in this source, which may leave properties out")]
    public void Absence_means_what_source_and_api_version_allow(Completeness completeness, string? version, string? reason)
    {
        var setting = Properties("{}", ExpressionSyntax.Arm, completeness, version).Member("a", Availability.Since("2022-01-01")).AsText();

        Assert.Equal(reason is null ? SettingState.Absent : SettingState.Unresolved, setting.State);
        Assert.Equal(reason ?? "", setting.Reason);
    }

    [Theory]
    [InlineData(Completeness.Returned, "2020-01-01", SettingState.Unresolved)]
    [InlineData(Completeness.Returned, "2024-01-01", SettingState.Absent)]
    [InlineData(Completeness.Returned, null, SettingState.Absent)]
    [InlineData(Completeness.Partial, "2024-01-01", SettingState.Unresolved)]
    public void Null_says_no_more_than_absence_but_that_the_api_version_has_the_property(Completeness completeness, string? version, SettingState state)
    {
        var node = Properties("""{"a":null}""", ExpressionSyntax.None, completeness, version).Member("a", Availability.Since("2022-01-01"));

        Assert.Equal(state, node.AsText().State);
    }

    private static Node Properties(
        string json,
        ExpressionSyntax syntax = ExpressionSyntax.Arm,
        Completeness completeness = Completeness.Declared,
        string? version = null)
    {
        var identity = new ResourceIdentity { Id = "T/x", Type = "T", Name = "x", ApiVersion = version };
        return new Resource(identity, Encoding.UTF8.GetBytes($$"""{"properties":{{json}}}"""), completeness, syntax).Properties;
    }
}
