using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

public sealed class ExportPolicyRuleTests : RegistrySettingTests<ExportPolicyRule>
{
    internal static Deciding Deciding => new(Given.Registry(), "properties.policies.exportPolicy.status");

    private protected override RegistrySetting Setting { get; } = new("properties.policies.exportPolicy.status")
    {
        GoodValue = "disabled",
        BadValue = "enabled",
        Good = "allows no export of artifacts",
        Bad = "allows the export of artifacts",
        OldVersion = "2019-05-01",
        BelowPremium = "which cannot disable exports",
    };

    [Theory]
    [InlineData("Enabled", Outcome.Fail, "disables exports, which counts only with public network access disabled")]
    [InlineData(null, Outcome.Fail, "disables exports, which counts only with public network access disabled")]
    [InlineData("disabled", Outcome.Pass, "allows no export of artifacts")]
    [InlineData("SecuredByPerimeter", Outcome.Unknown, "has a publicNetworkAccess that is not known")]
    [InlineData("[parameters('access')]", Outcome.Unknown, "publicNetworkAccess depends on [parameters('access')], which has no value here")]
    public void Exports_are_off_only_where_public_access_is(string? access, Outcome outcome, string reason)
    {
        var verdict = With("disabled").With("properties.publicNetworkAccess", access).JudgedBy<ExportPolicyRule>();

        verdict.Is(outcome, reason);
        Assert.Contains(verdict.Evidence, evidence => evidence.Path == "properties.publicNetworkAccess");
    }

    [Fact]
    public void Where_exports_are_on_public_access_decides_nothing() =>
        With("enabled").With("properties.publicNetworkAccess", "[parameters('access')]").JudgedBy<ExportPolicyRule>()
            .Is(Outcome.Fail, "allows the export of artifacts");
}
