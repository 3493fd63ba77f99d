using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Resources;

public sealed class DiagnosticSettingTests
{
    private static readonly string[] Groups = ["audit", "allLogs"];

    [Fact]
    public void It_sends_what_is_enabled()
    {
        var setting = Read(Given.DiagnosticSetting().With("properties.logs[1].enabled", false));

        Assert.True(setting.Sends("containerregistryloginevents", Groups).Value);
        Assert.False(setting.Sends("ContainerRegistryRepositoryEvents", Groups).Value);
        Assert.False(setting.Sends("Other", Groups).Value);
    }

    [Fact]
    public void Without_logs_it_says_so() => Assert.True(Read(Given.DiagnosticSetting().Without("properties.logs")).Sends("Any", Groups).IsAbsent);

    [Theory]
    [InlineData("properties.logs[0].category", "[parameters('c')]")]
    [InlineData("properties.logs[0].enabled", "[parameters('e')]")]
    [InlineData("properties.logs[0]", "[parameters('l')]")]
    [InlineData("properties", "[parameters('p')]")]
    public void What_an_expression_hides_may_be_sent(string path, string expression) =>
        Assert.True(Read(Given.DiagnosticSetting().With(path, expression)).Sends("ContainerRegistryLoginEvents", Groups).IsUnresolved);

    [Fact]
    public void A_known_log_counts_beside_a_hidden_one()
    {
        var setting = Given.DiagnosticSetting().With("properties.logs[2]", "[parameters('more')]");

        Assert.True(Read(setting).Sends("ContainerRegistryLoginEvents", Groups).Value);
        Assert.True(Read(setting).Sends("Other", Groups).IsUnresolved);
    }

    [Theory]
    [InlineData("/subscriptions/s/x", SettingState.Known, true)]
    [InlineData("[parameters('w')]", SettingState.Known, true)]
    [InlineData("", SettingState.Known, false)]
    [InlineData(null, SettingState.Known, false)]
    [InlineData(5, SettingState.Unresolved, false)]
    public void A_destination_is_set_by_value_or_expression(object? workspace, SettingState state, bool has)
    {
        var destination = Read(Given.DiagnosticSetting().With("properties.workspaceId", JsonValue.Create(workspace))).HasDestination;

        Assert.Equal((state, has), (destination.State, destination.Or(false)));
    }

    [Fact]
    public void A_source_that_leaves_destinations_out_does_not_set_one()
    {
        Assert.True(Read(Given.DiagnosticSetting().Without("properties.workspaceId").AsGraphRow()).HasDestination.IsUnresolved);
        Assert.True(Read(Given.DiagnosticSetting().With("properties", "[variables('p')]")).HasDestination.IsUnresolved);
    }

    private static DiagnosticSetting Read(Resource resource) => new(resource);
}
