using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "a command has no default")]
[NoCase(RuleCase.WrongSku, "every operating system and SKU runs commands")]
public sealed class CommandSecretRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "properties.containers[0].properties.command[0]");

    private const string Planted = "hunter2-planted";

    public static TheoryData<string[], string> Secrets => new()
    {
        { ["run", "--password", Planted], "command[2] (by the option before it)" },
        { ["run", "--password", "correct horse"], "command[2] (by the option before it)" },
        { ["run", "/Password", Planted], "command[2] (by the option before it)" },
        { ["run", "--password=" + Planted], "command[1] (its value holds a password)" },
        { ["run", "-e", "DB_PASSWORD=" + Planted], "command[2] (its value holds a password)" },
        { ["/bin/sh", "-c", "export TOKEN=" + Planted + "; exec app"], "command[2] (its value holds a key or token)" },
        { ["sh", "-c", "curl -u probe:" + Planted + " http://h"], "command[2] (its value holds a password)" },
        { ["curl", "-u", "probe:" + Planted, "http://h"], "command (its value holds a password)" },
        { ["curl", "-H", "Authorization: Bearer " + Planted, "http://h"], "command[2] (its value holds a bearer token)" },
        { ["app", "postgres://app:" + Planted + "@db/app"], "command[1] (its value is a URL with a password)" },
        { ["redis-server", "--requirepass", Planted], "command[2] (by the option before it)" },
        { ["mysqladmin", "ping", "-uroot", "-p" + Planted], "command (its value holds a password)" },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_secret_among_the_arguments_fails_and_is_not_shown(string[] command, string because)
    {
        var verdict = Given.Group().Container("command", List(command)).JudgedBy<CommandSecretRule>();

        verdict.Is(Outcome.Fail, $"has secrets in its command or probes: {because}");
        Assert.StartsWith("properties.containers[0].properties.command", Assert.Single(verdict.Evidence).Path, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, $"{verdict} {verdict.Evidence[0]}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run", "--port", "8080")]
    [InlineData("run", "--password-file", "/run/secrets/db")]
    [InlineData("run", "--no-password", "localhost")]
    [InlineData("run", "--password", "--verbose")]
    [InlineData("run", "--token", "${TOKEN}")]
    [InlineData("sh", "-c", "exec app --password \"$DB_PASSWORD\"")]
    [InlineData("curl", "-fsS", "http://localhost:8080/health")]
    public void Other_arguments_pass(params string[] command)
    {
        var verdict = Given.Group().Container("command", List(command)).JudgedBy<CommandSecretRule>();

        verdict.Is(Outcome.Pass, "has no secret in its command or probes");
        Assert.Equal("properties.containers[0].properties.command: 3", Assert.Single(verdict.Evidence).ToString());
    }

    [Theory]
    [InlineData("livenessProbe")]
    [InlineData("readinessProbe")]
    public void Probes_are_judged_too(string probe)
    {
        Given.Group().Container($"{probe}.exec.command", List("pg_isready", "--password", Planted)).JudgedBy<CommandSecretRule>()
            .Is(Outcome.Fail, $"has secrets in its command or probes: {probe} command[2] (by the option before it)");
        Given.Group().Container($"{probe}.httpGet", Request("/health", "Authorization", Planted)).JudgedBy<CommandSecretRule>()
            .Is(Outcome.Fail, $"has secrets in its command or probes: {probe} header Authorization (by its name)");
        Given.Group().Container($"{probe}.httpGet", Request("/health", "X-Api-Key", Planted)).JudgedBy<CommandSecretRule>()
            .Is(Outcome.Fail, $"has secrets in its command or probes: {probe} header X-Api-Key (by its name)");
        Given.Group().Container($"{probe}.httpGet", Request("/health?token=" + Planted, "Accept", "*/*")).JudgedBy<CommandSecretRule>()
            .Is(Outcome.Fail, $"has secrets in its command or probes: {probe} path (its value holds a key or token)");
        Given.Group().Container($"{probe}.httpGet", Request("/health", "Accept", "*/*")).JudgedBy<CommandSecretRule>()
            .Is(Outcome.Pass, "has no secret in its command or probes");
    }

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Header_names_in_lower_case_and_their_escapes_are_read()
    {
        Assert.Equal(Outcome.Fail, Given.Group().Container("livenessProbe.httpGet", Request("/", "x-api-key", Planted)).JudgedBy<CommandSecretRule>().Outcome);
        Assert.Equal(Outcome.Pass, Given.Group().Container("livenessProbe.httpGet", Request("/", "Authorization", "Bearer ${TOKEN}")).JudgedBy<CommandSecretRule>().Outcome);
    }

    [Theory]
    [InlineData("[parameters('secret')]", "the secure parameter 'secret' is written to a plain value")]
    [InlineData("[format('--password={0}', parameters('secret'))]", "the secure parameter 'secret' is written to a plain value")]
    [InlineData("[listKeys('x', '2023-05-01').keys[0].value]", "the result of listKeys() is written to a plain value")]
    [InlineData("[concat('--password=" + Planted + " ', parameters('x'))]", "its value holds a password")]
    public void An_expression_that_reveals_a_secret_fails(string argument, string because)
    {
        var verdict = Given.Group().SecureParameter("secret").Container("command", List("run", argument)).JudgedBy<CommandSecretRule>();

        verdict.Is(Outcome.Fail, $"has secrets in its command or probes: command[1] ({because})");
    }

    [Theory]
    [InlineData("--password", "[parameters('x')]")]
    [InlineData("--host", "[parameters('x')]")]
    [InlineData("--password", "[resourceGroup().name]")]
    [Covers(RuleCase.Unresolved)]
    public void An_argument_that_is_not_known_is_unknown(string option, string argument) =>
        Given.Group().Container("command", List("run", option, argument)).JudgedBy<CommandSecretRule>()
            .IsUnknown("has a command or probes that may hold secrets: command[2] (its value depends on ");

    [Fact]
    public void Names_and_addresses_pass_though_they_are_not_known() =>
        Assert.Equal(
            Outcome.Pass,
            Given.Group().Container("command", List("run", "--host", "[reference('db').fullyQualifiedDomainName]")).JudgedBy<CommandSecretRule>().Outcome);

    [Fact]
    [Covers(RuleCase.Absent)]
    public void Init_containers_have_commands_and_no_probes()
    {
        var group = Given.Group().InitContainer("command", List("run", "--password", Planted)).InitContainer("livenessProbe", "anything");

        Assert.Equal([Outcome.Pass, Outcome.Fail], group.AllJudgedBy<CommandSecretRule>().Select(verdict => verdict.Outcome));
    }

    [Fact]
    public void What_cannot_be_read_is_unknown()
    {
        Given.Group().Container("command", "run --password x").JudgedBy<CommandSecretRule>().IsUnknown("command (its value is text where a list is expected)");
        Given.Group().Container("command", new JsonArray(5)).JudgedBy<CommandSecretRule>().IsUnknown("command[0] (its value is a number where text is expected)");
        Given.Group().Container("livenessProbe", "[parameters('x')]").JudgedBy<CommandSecretRule>().IsUnknown("livenessProbe command (its value depends on [parameters('x')]");
        Given.Group().Container("livenessProbe.httpGet.httpHeaders", new JsonObject { ["name"] = "a" }).JudgedBy<CommandSecretRule>()
            .IsUnknown("livenessProbe headers (its value is an object where a list is expected)");
        Assert.All(Given.Group().AsGraphRow().AllJudgedBy<CommandSecretRule>(), verdict => verdict.IsUnknown("which may leave properties out"));
        Given.Group().With("properties.containerGroupProfile.id", "/p").JudgedBy<CommandSecretRule>().IsUnknown("the container group profile");
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void Where_the_api_version_has_no_headers_or_probes_their_absence_says_nothing()
    {
        var request = new JsonObject { ["path"] = "/health", ["port"] = 80 };

        Given.Group().AtVersion("2019-12-01").Container("livenessProbe.httpGet", request).JudgedBy<CommandSecretRule>()
            .IsUnknown("livenessProbe headers (its value is not a property of Microsoft.ContainerInstance/containerGroups at api-version 2019-12-01");
        Given.Group().AtVersion("2019-12-01").JudgedBy<CommandSecretRule>().Is(Outcome.Pass, "has no secret in its command or probes");
        Given.Group().AtVersion("2018-04-01").JudgedBy<CommandSecretRule>().IsUnknown("livenessProbe");
    }

    [Fact]
    public void What_takes_too_long_to_examine_is_unknown()
    {
        var rule = new CommandSecretRule((_, _) => new(null, "takes too long to examine"));

        Assert.Single(Judging.Judge(rule, Given.Group().Container("command", List("run")))).Is(
            Outcome.Unknown,
            "has a command or probes that may hold secrets: command[0] (takes too long to examine), command (takes too long to examine)");
    }

    private static JsonArray List(params string[] items) => [.. items.Select(item => JsonValue.Create(item))];

    private static JsonObject Request(string path, string name, string value) => new()
    {
        ["path"] = path,
        ["port"] = 8080,
        ["httpHeaders"] = new JsonArray(new JsonObject { ["name"] = name, ["value"] = value }),
    };
}
