using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.Kubernetes;

namespace AciSecurity.Core.Tests.Rules.Kubernetes;

[NoCase(RuleCase.WrongSku, "clusters of every SKU can run the sensor")]
public sealed class DefenderRuleTests
{
    private const string Enabled = "properties.securityProfile.defender.securityMonitoring.enabled";

    internal static Deciding Deciding => new(Given.Cluster(), Enabled);

    [Fact]
    public void A_cluster_with_the_sensor_passes() => Given.Cluster().JudgedBy<DefenderRule>().Is(Outcome.Pass, "runs the sensor of Microsoft Defender");

    [Fact]
    [Covers(RuleCase.Default)]
    public void A_cluster_with_the_sensor_off_fails() => Given.Cluster().With(Enabled, false).JudgedBy<DefenderRule>().Is(Outcome.Fail, "has the sensor of Microsoft Defender off");

    [Theory]
    [InlineData(Enabled)]
    [InlineData("properties.securityProfile.defender")]
    [InlineData("properties.securityProfile")]
    [InlineData("properties")]
    [Covers(RuleCase.Absent)]
    public void A_cluster_that_says_nothing_fails(string path) =>
        Given.Cluster().Without(path).JudgedBy<DefenderRule>().Is(Outcome.Fail, "does not run the sensor of Microsoft Defender, which is the default");

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_the_setting_is_unknown() =>
        Given.Cluster().Without("properties.securityProfile.defender").AtVersion("2022-04-01").JudgedBy<DefenderRule>().IsUnknown("is not a property of Microsoft.ContainerService/managedClusters at api-version 2022-04-01");

    [Theory]
    [InlineData(Enabled)]
    [InlineData("properties.securityProfile")]
    [Covers(RuleCase.Unresolved)]
    public void What_an_expression_hides_is_unknown(string path) => Given.Cluster().With(path, "[parameters('x')]").JudgedBy<DefenderRule>().IsUnknown("depends on [parameters('x')]");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Members_have_no_letter_case() => Assert.Equal(
        Outcome.Pass,
        Given.Cluster().Without("properties.securityProfile").With("properties.SecurityProfile.Defender.SecurityMonitoring.Enabled", true).JudgedBy<DefenderRule>().Outcome);

    [Fact]
    public void What_the_Azure_command_line_writes_at_the_top_is_read()
    {
        var flat = Given.Cluster().Without("properties").AsGraphRow();

        flat.JudgedBy<DefenderRule>().IsUnknown("may leave properties out");
        Assert.Equal(Outcome.Pass, flat.With("securityProfile.defender.securityMonitoring.enabled", true).JudgedBy<DefenderRule>().Outcome);
    }
}
