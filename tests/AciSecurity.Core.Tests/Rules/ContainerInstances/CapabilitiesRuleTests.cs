using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

public sealed class CapabilitiesRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "properties.containers[0].properties.securityContext.capabilities.add");

    private const string Add = "securityContext.capabilities.add";
    private const string Drop = "securityContext.capabilities.drop";

    [Fact]
    [Covers(RuleCase.Default)]
    public void Dropping_all_and_adding_none_passes()
    {
        Given.Group().JudgedBy<CapabilitiesRule>().Is(Outcome.Pass, "drops all capabilities and adds none");
        Given.Group().JudgedBy<CapabilitiesRule>(Judging.Strict).Is(Outcome.Pass, "drops all capabilities and adds none");
        Given.Group().WithoutContainer(Add).JudgedBy<CapabilitiesRule>(Judging.Strict).Is(Outcome.Pass, "drops all capabilities and adds none");
    }

    [Theory]
    [InlineData("ALL")]
    [InlineData("SYS_ADMIN")]
    [InlineData("CAP_SYS_ADMIN")]
    [InlineData("cap_net_admin")]
    [InlineData("Sys_Ptrace")]
    [InlineData("SYS_MODULE")]
    [InlineData("DAC_READ_SEARCH")]
    [InlineData("BPF")]
    [InlineData(" SYS_RAWIO ")]
    public void A_dangerous_capability_fails_high(string name)
    {
        var verdict = Given.Group().Container(Add, new JsonArray("CHOWN", name)).JudgedBy<CapabilitiesRule>();

        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Null(verdict.Severity);
        Assert.EndsWith("which can be used to take over its host", verdict.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("CHOWN", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_capability_fails_low()
    {
        var verdict = Given.Group().Container(Add, new JsonArray("NET_BIND_SERVICE")).JudgedBy<CapabilitiesRule>();

        verdict.Is(Outcome.Fail, "adds NET_BIND_SERVICE to the default capabilities");
        Assert.Equal(Severity.Low, verdict.Severity);
        Assert.Equal("NET_BIND_SERVICE", Assert.Single(verdict.Evidence).Value);
    }

    [Fact]
    public void A_missing_drop_of_all_counts_under_the_strict_baseline_only_and_low()
    {
        var group = Given.Group().Container(Drop, new JsonArray("NET_RAW"));

        group.JudgedBy<CapabilitiesRule>().Is(Outcome.Pass, "adds no capabilities; that it drops all is asked for by the Strict baseline only");
        var verdict = group.JudgedBy<CapabilitiesRule>(Judging.Strict);
        verdict.Is(Outcome.Fail, "does not drop all capabilities");
        Assert.Equal(Severity.Low, verdict.Severity);
    }

    [Theory]
    [InlineData("securityContext")]
    [InlineData("securityContext.capabilities")]
    [InlineData(Drop)]
    [Covers(RuleCase.Absent)]
    public void Absent_and_null_add_nothing_and_drop_nothing(string path)
    {
        Given.Group().WithoutContainer(path).JudgedBy<CapabilitiesRule>(Judging.Strict).Is(Outcome.Fail, "does not drop all capabilities");
        Given.Group().Container(path, null).JudgedBy<CapabilitiesRule>(Judging.Strict).Is(Outcome.Fail, "does not drop all capabilities");
    }

    [Theory]
    [InlineData("all")]
    [InlineData("CAP_ALL")]
    [Covers(RuleCase.OtherCase)]
    public void All_is_known_in_every_spelling(string name) =>
        Given.Group().Container(Drop, new JsonArray("CHOWN", name)).JudgedBy<CapabilitiesRule>(Judging.Strict)
            .Is(Outcome.Pass, "drops all capabilities and adds none");

    [Fact]
    public void A_name_that_is_hidden_may_be_a_dangerous_one()
    {
        var hidden = new JsonArray("CHOWN", "[parameters('capability')]");
        var beside = new JsonArray("SYS_ADMIN", "[parameters('capability')]");

        var verdict = Given.Group().Container(Add, hidden).JudgedBy<CapabilitiesRule>();
        verdict.IsUnknown("adds a capability that depends on [parameters('capability')]");
        Assert.Null(verdict.Severity);
        Assert.Equal("CHOWN, (unresolved)", Assert.Single(verdict.Evidence).Value);
        Given.Group().Container(Add, beside).JudgedBy<CapabilitiesRule>()
            .Is(Outcome.Fail, "adds SYS_ADMIN, which can be used to take over its host");
        Given.Group().Container(Add, new JsonArray((JsonNode?)null)).JudgedBy<CapabilitiesRule>().IsUnknown("adds a capability without a name");
    }

    [Theory]
    [InlineData("securityContext", "[variables('context')]")]
    [InlineData("securityContext.capabilities", "[variables('capabilities')]")]
    [InlineData(Add, "[parameters('capabilities')]")]
    [InlineData(Add, "SYS_ADMIN")]
    [Covers(RuleCase.Unresolved)]
    public void A_list_that_cannot_be_read_is_unknown(string path, string value) =>
        Given.Group().Container(path, value).JudgedBy<CapabilitiesRule>().IsUnknown("add ");

    [Fact]
    public void A_hidden_drop_is_unknown_where_it_counts()
    {
        var group = Given.Group().Container(Drop, "[parameters('drop')]");

        Assert.Equal(Outcome.Pass, group.JudgedBy<CapabilitiesRule>().Outcome);
        var verdict = group.JudgedBy<CapabilitiesRule>(Judging.Strict);
        verdict.IsUnknown("parameters('drop')");
        Assert.Equal(Severity.Low, verdict.Severity);
        Given.Group().Container(Drop, new JsonArray("[parameters('one')]")).JudgedBy<CapabilitiesRule>(Judging.Strict).IsUnknown("parameters('one')");
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_old_api_version_is_unknown() =>
        Given.Group().WithoutContainer("securityContext").AtVersion("2021-07-01").JudgedBy<CapabilitiesRule>().IsUnknown("at api-version 2021-07-01");

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void Windows_is_not_judged() =>
        Given.Group().With("properties.osType", "Windows").Container(Add, new JsonArray("ALL")).JudgedBy<CapabilitiesRule>()
            .Is(Outcome.NotApplicable, "runs on Windows, which has no such rights");

    [Fact]
    public void A_hidden_operating_system_hides_no_dangerous_capability()
    {
        var group = Given.Group().With("properties.osType", "[parameters('os')]");

        group.Container(Add, new JsonArray("SYS_ADMIN")).JudgedBy<CapabilitiesRule>().Is(Outcome.Fail, "adds SYS_ADMIN, which can be used to take over its host");
        group.WithoutContainer("securityContext").JudgedBy<CapabilitiesRule>(Judging.Strict).IsUnknown("which counts only on Linux");
    }

    [Fact]
    public void Init_containers_are_judged_too() =>
        Assert.Equal([Outcome.Pass, Outcome.Fail], Given.Group().InitContainer(Add, new JsonArray("ALL")).AllJudgedBy<CapabilitiesRule>().Select(verdict => verdict.Outcome));
}
