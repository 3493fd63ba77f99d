using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "no port is exposed by default, which is its absence")]
public sealed class ExposedPortRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "properties.ipAddress.ports[0].port");

    [Fact]
    public void Ports_that_containers_declare_pass()
    {
        Exposing(443).JudgedBy<ExposedPortRule>().Is(Outcome.Pass, "exposes port 443 alone");
        Exposing(443, 8080).JudgedBy<ExposedPortRule>().Is(Outcome.Pass, "exposes ports 443, 8080 alone");
    }

    [Theory]
    [InlineData(22, "SSH")]
    [InlineData(3389, "Remote Desktop")]
    [InlineData(2375, "Docker")]
    [InlineData(5985, "WinRM")]
    [InlineData(1433, "SQL Server")]
    [InlineData(6379, "Redis")]
    public void A_port_of_remote_administration_or_of_a_database_fails(int port, string use)
    {
        var verdict = Exposing(443, port).With("properties.ipAddress.type", "Public").JudgedBy<ExposedPortRule>();

        verdict.Is(Outcome.Fail, $"exposes port {port} ({use})");
        Assert.Null(verdict.Severity);
        Assert.Equal(new("properties.ipAddress.ports", $"443, {port}"), Assert.Single(verdict.Evidence));
    }

    [Fact]
    public void All_that_is_wrong_is_named() =>
        Exposing(22, 5432).JudgedBy<ExposedPortRule>().Is(Outcome.Fail, "exposes port 22 (SSH) and port 5432 (PostgreSQL)");

    [Fact]
    public void A_private_group_is_judged_too_and_matters_less() =>
        Assert.Equal((Outcome.Fail, Severity.Medium), Exposing(22).JudgedBy<ExposedPortRule>() is var verdict ? (verdict.Outcome, verdict.Severity) : default);

    [Fact]
    public void Where_the_policy_lists_ports_the_list_alone_counts()
    {
        var policy = new Policy { AllowedPorts = [443, 5432] };

        Exposing(5432).JudgedBy<ExposedPortRule>(policy).Is(Outcome.Pass, "exposes port 5432 alone");
        Exposing(8443).JudgedBy<ExposedPortRule>(policy).Is(Outcome.Fail, "exposes port 8443, which the policy does not allow");
    }

    [Fact]
    public void Where_a_profile_brings_the_containers_nobody_knows_which_ports_they_declare() =>
        Exposing(443).Without("properties.containers").With("properties.containerGroupProfile.id", "/subscriptions/s")
            .JudgedBy<ExposedPortRule>().IsUnknown("exposes port 443, and which container declares it cannot be read");

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void A_port_that_no_container_declares_fails_with_low_severity()
    {
        var verdict = Exposing(443).WithoutContainer("ports").JudgedBy<ExposedPortRule>();

        verdict.Is(Outcome.Fail, "exposes port 443, which no container declares");
        Assert.Equal(Severity.Low, verdict.Severity);
        Exposing(443).Container("ports[0].protocol", "udp").JudgedBy<ExposedPortRule>().Is(Outcome.Fail, "exposes port 443, which no container declares");
        Exposing(443).Container("ports[0].protocol", "tcp").JudgedBy<ExposedPortRule>().Is(Outcome.Pass, "exposes port 443 alone");
        Exposing(443).Without("properties.containers").JudgedBy<ExposedPortRule>().Is(Outcome.Fail, "exposes port 443, which no container declares");
    }

    [Fact]
    public void A_port_without_protocol_is_one_of_TCP()
    {
        Assert.Equal(Outcome.Pass, Exposing(443).Without("properties.ipAddress.ports[0].protocol").JudgedBy<ExposedPortRule>().Outcome);
        Assert.Equal(Outcome.Pass, Exposing(443).WithoutContainer("ports[0].protocol").JudgedBy<ExposedPortRule>().Outcome);
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_address_exposes_nothing()
    {
        Given.Group().Without("properties.ipAddress").JudgedBy<ExposedPortRule>().Is(Outcome.Pass, "exposes no port");
        Given.Group().With("properties.ipAddress.ports", new JsonArray()).JudgedBy<ExposedPortRule>().Is(Outcome.Pass, "exposes no port");
    }

    [Theory]
    [InlineData("properties", "[variables('properties')]", "ports depends on")]
    [InlineData("properties.ipAddress", "[parameters('address')]", "ports depends on")]
    [InlineData("properties.ipAddress.ports", "[parameters('ports')]", "ports depends on")]
    [InlineData("properties.ipAddress.ports[0]", "[parameters('port')]", "exposes a port whose number depends on")]
    [InlineData("properties.ipAddress.ports[0].port", "[parameters('port')]", "exposes a port whose number depends on")]
    [InlineData("properties.ipAddress.ports[0].port", "https", "exposes a port whose number is text")]
    [InlineData("properties.ipAddress.ports[0]", "", "exposes a port whose number is text")]
    [InlineData("properties.ipAddress.ports[0].protocol", "[parameters('protocol')]", "and which container declares it cannot be read")]
    [InlineData("properties.containers", "[parameters('containers')]", "and which container declares it cannot be read")]
    [InlineData("properties.containers[0].properties.ports", "[parameters('ports')]", "and which container declares it cannot be read")]
    [InlineData("properties.containers[0].properties.ports[0].port", "[parameters('port')]", "and which container declares it cannot be read")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, string value, string reason) =>
        Given.Group().With(path, value).JudgedBy<ExposedPortRule>().IsUnknown(reason);

    [Fact]
    public void A_port_without_a_number_is_unknown() =>
        Given.Group().Without("properties.ipAddress.ports[0].port").JudgedBy<ExposedPortRule>().Is(Outcome.Unknown, "exposes a port without a number");

    [Fact]
    public void What_is_known_to_be_wrong_fails_whatever_else_is_hidden() =>
        Assert.Equal(Outcome.Fail, Exposing(22, 443).With("properties.ipAddress.ports[1].port", "[parameters('port')]").JudgedBy<ExposedPortRule>().Outcome);

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void Every_api_version_has_ports() => Assert.Equal(Outcome.Fail, Exposing(22).AtVersion("2018-04-01").JudgedBy<ExposedPortRule>().Outcome);

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void Profiles_and_Windows_groups_are_judged_too()
    {
        Assert.Equal(Outcome.Fail, Given.Profile().With("properties.ipAddress.ports[0].port", 22).JudgedBy<ExposedPortRule>().Outcome);
        Assert.Equal(Outcome.Fail, Exposing(3389).With("properties.osType", "Windows").JudgedBy<ExposedPortRule>().Outcome);
    }

    [Fact]
    public void Its_page_lists_the_same_ports()
    {
        var page = File.ReadAllText(Documents.RulePage.PathOf("Aci.ExposedPort"));

        Assert.All(PortUse.SensitivePorts, port => Assert.Contains($" {port} | {PortUse.SensitiveUseOf(port)} |", page, StringComparison.Ordinal));
        Assert.Equal(PortUse.SensitivePorts.Count(), page.Split('\n').Count(line => char.IsDigit(line.ElementAtOrDefault(2)) && line.StartsWith("| ", StringComparison.Ordinal)));
    }

    private static GivenResource Exposing(params int[] ports)
    {
        JsonArray List() => [.. ports.Select(port => new JsonObject { ["port"] = port, ["protocol"] = "TCP" })];
        return Given.Group().With("properties.ipAddress.ports", List()).Container("ports", List());
    }
}
