using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Resources;
using AciSecurity.Rules;

namespace AciSecurity.Core.Tests.Resources;

public sealed class SettingTests
{
    [Fact]
    public void A_known_setting_has_its_value_and_path()
    {
        var sku = new Registry(Given.Registry()).Sku;

        Assert.Equal((true, "Premium", "sku.name", ""), (sku.IsKnown, sku.Value, sku.Path, sku.Reason));
        Assert.Equal(7, sku.Select(name => name.Length).Value);
    }

    [Fact]
    public void An_absent_setting_has_no_value_to_be_taken_by_mistake()
    {
        var sku = new Registry(Given.Registry().Without("sku")).Sku;

        Assert.True(sku.IsAbsent);
        Assert.Equal("none", sku.Or("none"));
        Assert.Throws<InvalidOperationException>(() => sku.Value);
        Assert.True(sku.Select(name => name.Length).IsAbsent);
    }

    [Fact]
    public void An_unresolved_setting_keeps_its_reason_when_it_is_mapped()
    {
        var sku = new Registry(Given.Registry().With("sku.name", "[parameters('sku')]")).Sku.Select(name => name.Length);

        Assert.True(sku.IsUnresolved);
        Assert.Equal("depends on [parameters('sku')], which has no value here", sku.Reason);
        Assert.Throws<InvalidOperationException>(() => sku.Value);
    }

    [Theory]
    [InlineData("sku.name", "sku.name depends on [parameters('x')], which has no value here")]
    [InlineData("sku", "sku.name depends on [parameters('x')], which has no value here")]
    [InlineData("properties.adminUserEnabled", "adminUserEnabled depends on [parameters('x')], which has no value here")]
    public void An_unresolved_setting_is_called_by_the_end_of_its_path(string path, string reason)
    {
        var registry = new Registry(Given.Registry().With(path, "[parameters('x')]"));
        Verdict Judge<T>(Setting<T> setting) => setting.Match(_ => new(Outcome.Pass, ""), () => new(Outcome.Pass, ""), text => new(Outcome.Unknown, text));

        Assert.Equal(reason, (path.StartsWith("sku", StringComparison.Ordinal) ? Judge(registry.Sku) : Judge(registry.AdminUserEnabled)).Reason);
    }

    [Fact]
    public void A_verdict_rests_on_the_setting_unless_it_names_its_own_evidence()
    {
        var registry = new Registry(Given.Registry());
        Verdict fail = new(Outcome.Fail, "is wrong");

        var own = registry.Sku.Match(_ => fail, () => fail, _ => fail);
        var other = registry.Sku.Match(_ => fail.On(registry.AdminUserEnabled), () => fail, _ => fail);

        Assert.Equal("sku.name", Assert.Single(own.Evidence).Path);
        Assert.Equal("properties.adminUserEnabled", Assert.Single(other.Evidence).Path);
    }
}
