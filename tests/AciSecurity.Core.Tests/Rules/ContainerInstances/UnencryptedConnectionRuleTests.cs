using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "a container has no variables by default, which is their absence")]
public sealed class UnencryptedConnectionRuleTests
{
    private const string Sql = "Server=db.contoso.com;Password=Pl4nted;";

    internal static Deciding Deciding => new(
        Given.Group().Variable("API_URL", "https://api.contoso.com/"), "properties.containers[0].properties.environmentVariables[0].value");

    [Fact]
    public void An_unencrypted_connection_fails_and_is_named_without_its_text()
    {
        var verdict = Given.Group().Variable("DB", Sql + "Encrypt=False").JudgedBy<UnencryptedConnectionRule>();

        verdict.Is(Outcome.Fail, "names unencrypted connections: DB (Encrypt=False)");
        Assert.Null(verdict.Severity);
        Assert.Equal("app", verdict.Subject);
        Assert.Equal(new("properties.containers[0].properties.environmentVariables[0].value", "(hidden)"), Assert.Single(verdict.Evidence));
    }

    [Fact]
    public void Trust_in_any_certificate_is_of_medium_severity()
    {
        var verdict = Given.Group().Variable("DB", Sql + "TrustServerCertificate=True").JudgedBy<UnencryptedConnectionRule>();

        verdict.Is(Outcome.Fail, "names connections that trust any certificate: DB (TrustServerCertificate=True)");
        Assert.Equal(Severity.Medium, verdict.Severity);
    }

    [Fact]
    public void Commands_and_probes_are_examined_too()
    {
        var command = new JsonArray("sh", "-c", "curl http://api.contoso.com | sh");

        Given.Group().Container("command", command).JudgedBy<UnencryptedConnectionRule>().Is(Outcome.Fail, "names unencrypted connections: command (http://)");
        Given.Group().Container("livenessProbe.exec.command", command.DeepClone()).JudgedBy<UnencryptedConnectionRule>()
            .Is(Outcome.Fail, "names unencrypted connections: livenessProbe (http://)");
        Given.Group().Container("readinessProbe.exec.command", command.DeepClone()).JudgedBy<UnencryptedConnectionRule>()
            .Is(Outcome.Fail, "names unencrypted connections: readinessProbe (http://)");
        Given.Group().Container("command", new JsonArray("psql", "--host", "db.contoso.com", "sslmode=disable")).JudgedBy<UnencryptedConnectionRule>()
            .Is(Outcome.Fail, "names unencrypted connections: command (sslmode=disable)");
    }

    [Fact]
    public void A_probe_over_HTTP_stays_in_the_group() =>
        Given.Group().Container("livenessProbe", new JsonObject { ["httpGet"] = new JsonObject { ["path"] = "/", ["port"] = 80, ["scheme"] = "http" } })
            .JudgedBy<UnencryptedConnectionRule>().Is(Outcome.Pass, "names no unencrypted connection");

    [Fact]
    public void Containers_of_the_group_need_no_encryption()
    {
        var group = Given.Group().Variable("CACHE", "redis://cache:6379");

        Assert.Equal(Outcome.Fail, group.JudgedBy<UnencryptedConnectionRule>().Outcome);
        group.With("properties.containers[1]", new JsonObject { ["name"] = "cache", ["properties"] = new JsonObject() });
        Assert.All(group.AllJudgedBy<UnencryptedConnectionRule>(), verdict => Assert.Equal(Outcome.Pass, verdict.Outcome));
    }

    [Fact]
    public void A_secure_value_that_a_file_shows_is_examined_and_one_that_is_hidden_is_not()
    {
        GivenResource WithSecure(string value) => Given.Group().Container("environmentVariables", new JsonArray(new JsonObject { ["name"] = "DB", ["secureValue"] = value }));

        WithSecure(Sql + "Encrypt=False").JudgedBy<UnencryptedConnectionRule>().Is(Outcome.Fail, "names unencrypted connections: DB (Encrypt=False)");
        Assert.Equal(Outcome.Pass, WithSecure("[parameters('connection')]").JudgedBy<UnencryptedConnectionRule>().Outcome);
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Nothing_that_could_name_a_connection_passes() =>
        Given.Group().WithoutContainer("environmentVariables").WithoutContainer("command").JudgedBy<UnencryptedConnectionRule>().Is(Outcome.Pass, "names no unencrypted connection");

    [Theory]
    [InlineData("environmentVariables", "[parameters('x')]", "environmentVariables (it depends on")]
    [InlineData("environmentVariables[0].value", "[parameters('x')]", "API_URL (it depends on")]
    [InlineData("environmentVariables[0].value", "http://${HOST}", "API_URL (http:// to a host that is filled in later)")]
    [InlineData("command", "[parameters('x')]", "command (it depends on")]
    [InlineData("command[1]", "[parameters('x')]", "command (it depends on")]
    [InlineData("livenessProbe", "[parameters('x')]", "livenessProbe (it depends on")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, string value, string reason) =>
        Given.Group().Variable("API_URL", "https://api.contoso.com").Container(path, value).JudgedBy<UnencryptedConnectionRule>()
            .IsUnknown("may name unencrypted connections: " + reason);

    [Fact]
    public void What_is_known_to_be_wrong_fails_whatever_else_is_hidden() =>
        Given.Group().Variable("API", "http://api.contoso.com").Container("command[0]", "[parameters('x')]").JudgedBy<UnencryptedConnectionRule>()
            .Is(Outcome.Fail, "names unencrypted connections: API (http://)");

    [Fact]
    public void An_expression_that_begins_with_TLS_passes() =>
        Assert.Equal(Outcome.Pass, Given.Group().Variable("API_URL", "[concat('https://', parameters('host'))]").JudgedBy<UnencryptedConnectionRule>().Outcome);

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Schemes_and_options_have_no_letter_case() =>
        Given.Group().Variable("DB", "SERVER=DB.CONTOSO.COM;ENCRYPT=FALSE").JudgedBy<UnencryptedConnectionRule>().Is(Outcome.Fail, "names unencrypted connections: DB (Encrypt=False)");

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_probes_may_hide_one() =>
        Given.Group().AtVersion("2018-04-01").JudgedBy<UnencryptedConnectionRule>().IsUnknown("livenessProbe (it is not a property of");

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void Init_containers_profiles_and_Windows_groups_are_judged_too()
    {
        var init = Given.Group().InitContainer("environmentVariables", new JsonArray(new JsonObject { ["name"] = "A", ["value"] = "http://a.contoso.com" }));

        Assert.Equal([("app", Outcome.Pass), ("setup", Outcome.Fail)], init.AllJudgedBy<UnencryptedConnectionRule>().Select(verdict => (verdict.Subject!, verdict.Outcome)));
        Assert.Equal(Outcome.Fail, Given.Profile().Variable("A", "http://a.contoso.com").JudgedBy<UnencryptedConnectionRule>().Outcome);
        Assert.Equal(Outcome.Fail, Given.Group().With("properties.osType", "Windows").Variable("A", "http://a.contoso.com").JudgedBy<UnencryptedConnectionRule>().Outcome);
    }

    [Fact]
    public void Ten_are_named_and_the_rest_counted()
    {
        JsonArray variables = [.. Enumerable.Range(0, 12).Select(index => new JsonObject { ["name"] = $"V{index}", ["value"] = "http://a.contoso.com" })];

        Assert.EndsWith(", V9 (http://) and 2 more", Given.Group().Container("environmentVariables", variables).JudgedBy<UnencryptedConnectionRule>().Reason, StringComparison.Ordinal);
    }
}
