using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;
using CsCheck;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "a secret has no default")]
public sealed class TemplateSecretRuleTests
{
    private const string Planted = "hunter2-planted";
    private const string Secure = "properties.containers[0].properties.environmentVariables[1].secureValue";

    internal static Deciding Deciding => new(Given.Group().SecureParameter("secret").With(Secure, "[parameters('secret')]"), Secure);

    /// <summary>Every place of a group where a secret is expected, and what the reason calls it.</summary>
    public static TheoryData<string, string> Places => new()
    {
        { Secure, "DB_PASSWORD" },
        { "properties.imageRegistryCredentials[0].password", "imageRegistryCredentials[0].password" },
        { "properties.diagnostics.logAnalytics.workspaceKey", "diagnostics.logAnalytics.workspaceKey" },
        { "properties.volumes[0].azureFile.storageAccountKey", "volumes[0].azureFile.storageAccountKey" },
        { "properties.volumes[0].secret.key", "volumes[0].secret.key" },
        { "properties.extensions[0].properties.protectedSettings.token", "extensions[0].protectedSettings.token" },
        { "properties.extensions[0].properties.protectedSettings.more[0].token", "extensions[0].protectedSettings.more[0].token" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_literal_fails_wherever_a_secret_is_expected_and_is_not_shown(string path, string name)
    {
        foreach (var group in new[] { Given.Group(), Given.Profile(), Given.Group().AsYaml() })
        {
            var verdict = group.With(path, Planted).JudgedBy<TemplateSecretRule>();

            verdict.Is(Outcome.Fail, $"shows secrets: {name} (is written in plain text)");
            Assert.Equal(new(path, Redaction.Hidden), Assert.Single(verdict.Evidence));
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_secure_parameter_passes_wherever_a_secret_is_expected(string path, string name)
    {
        var verdict = Given.Group().SecureParameter("secret").With(path, "[parameters('SECRET')]").JudgedBy<TemplateSecretRule>();

        verdict.Is(Outcome.Pass, "takes its secrets from places that keep them");
        Assert.NotEmpty(name);
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void A_group_without_secrets_or_with_references_alone_passes()
    {
        Given.Group().JudgedBy<TemplateSecretRule>().Is(Outcome.Pass, "sets no secrets of its own");
        Given.Group().With(Secure, "").JudgedBy<TemplateSecretRule>().Is(Outcome.Pass, "sets no secrets of its own");
        Given.Group().With(Secure, null).JudgedBy<TemplateSecretRule>().Is(Outcome.Pass, "sets no secrets of its own");
        Given.Group().Without("properties").JudgedBy<TemplateSecretRule>().Is(Outcome.Pass, "sets no secrets of its own");
    }

    [Theory]
    [InlineData("[listKeys(resourceId('Microsoft.Storage/storageAccounts', parameters('name')), '2023-05-01').keys[0].value]")]
    [InlineData("[concat('AccountName=', parameters('name'), ';AccountKey=', listKeys('x', '2023-05-01').keys[0].value)]")]
    [InlineData("[format('Server={0};Password={1}', parameters('server'), parameters('secret'))]")]
    [InlineData("[if(parameters('on'), parameters('secret'), null())]")]
    [InlineData("[if(parameters('on'), parameters('secret'), '')]")]
    [InlineData("[base64(parameters('secret').value)]")]
    [InlineData("[reference(resourceId('Microsoft.OperationalInsights/workspaces', 'w')).customerId]")]
    [InlineData("[listOutputsWithSecureValues('module', '2025-04-01').key]")]
    public void Expressions_over_places_that_keep_the_secret_pass(string value) =>
        Assert.Equal(Outcome.Pass, Given.Group().SecureParameter("secret").With(Secure, value).JudgedBy<TemplateSecretRule>().Outcome);

    [Theory]
    [InlineData("[parameters('password')]", "comes from the parameter 'password', which is not secure: the deployment history shows its value")]
    [InlineData("[toLower(parameters('password'))]", "comes from the parameter 'password', which is not secure: the deployment history shows its value")]
    [InlineData("[parameters('login').password]", "comes from the parameter 'login', which is not secure: the deployment history shows its value")]
    [InlineData("[if(parameters('on'), parameters('secret'), parameters('password'))]", "comes from the parameter 'password', which is not secure: the deployment history shows its value")]
    [InlineData("[if(parameters('on'), parameters('secret'), '" + Planted + "')]", "is written in plain text")]
    [InlineData("['" + Planted + "']", "is written in plain text")]
    [InlineData("[concat('" + Planted + "', 'x')]", "is written in plain text")]
    [InlineData("[format('Server=x;Password=" + Planted + ";User={0}', parameters('secret'))]", "holds a connection string with a password in plain text")]
    public void Expressions_that_show_the_secret_fail(string value, string because)
    {
        var verdict = Given.Group().SecureParameter("secret").With(Secure, value).JudgedBy<TemplateSecretRule>();

        verdict.Is(Outcome.Fail, $"shows secrets: DB_PASSWORD ({because})");
        Assert.DoesNotContain(Planted, verdict.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Secure, "[variables('password')]", "depends on an expression that has no value here")]
    [InlineData(Secure, "[concat(variables('x'), parameters('secret'))]", "depends on an expression that has no value here")]
    [InlineData(Secure, "[uniqueString(resourceGroup().id)]", "is computed from what others may know too")]
    [InlineData(Secure, "[reference('module').outputs.key.value]", "comes from an output of another deployment")]
    [InlineData(Secure, "<password>", "is a placeholder, and nobody knows what takes its place")]
    [InlineData(Secure, "#{PASSWORD}#", "is a placeholder, and nobody knows what takes its place")]
    [InlineData(Secure, "[not an expression]", "depends on an expression that has no value here")]
    [InlineData(Secure, 5, "is a number where text is expected")]
    [InlineData("properties.containers", "[parameters('containers')]", "containers (depends on [parameters('containers')]")]
    [InlineData("properties.containers[0].properties.environmentVariables", "[variables('settings')]", "containers[0].environmentVariables (depends on")]
    [InlineData("properties.imageRegistryCredentials", "text", "imageRegistryCredentials (is text where a list is expected)")]
    [InlineData("properties.diagnostics", "[parameters('diagnostics')]", "diagnostics (depends on [parameters('diagnostics')]")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_decided_is_unknown(string path, object value, string because) =>
        Given.Group().SecureParameter("secret").With(path, JsonValue.Create(value)).JudgedBy<TemplateSecretRule>().IsUnknown(because);

    [Fact]
    public void A_list_that_a_secure_parameter_holds_passes() =>
        Given.Group().SecureParameter("settings").Container("environmentVariables", "[parameters('settings')]").JudgedBy<TemplateSecretRule>()
            .Is(Outcome.Pass, "takes its secrets from places that keep them");

    [Fact]
    public void A_list_that_a_loop_makes_is_unknown() =>
        Given.Group().WithoutContainer("environmentVariables")
            .Container("copy", new JsonArray(new JsonObject { ["name"] = "environmentVariables", ["count"] = 2, ["input"] = new JsonObject() }))
            .JudgedBy<TemplateSecretRule>().IsUnknown("is made by a copy loop");

    [Theory]
    [InlineData("${PASSWORD}", Outcome.Pass)]
    [InlineData("$PASSWORD", Outcome.Pass)]
    [InlineData("${USER}${PASSWORD}", Outcome.Pass)]
    [InlineData("AccountName=contoso;AccountKey=${KEY}", Outcome.Pass)]
    [InlineData("Server=${SERVER};Password=" + Planted, Outcome.Fail)]
    [InlineData(Planted + "${SUFFIX}", Outcome.Unknown)]
    [InlineData("[parameters('secret')]", Outcome.Fail)]
    public void In_yaml_the_environment_may_hand_the_secret_in(string value, Outcome outcome)
    {
        var verdict = Given.Group().With(Secure, value).AsYaml().JudgedBy<TemplateSecretRule>();

        Assert.Equal(outcome, verdict.Outcome);
        Assert.DoesNotContain(Planted, verdict.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Exports_hold_no_secrets()
    {
        Given.Group().With(Secure, Planted).Exported().JudgedBy<TemplateSecretRule>()
            .Is(Outcome.NotApplicable, "is not read from a file that deploys it, and Azure returns no secrets");
        Assert.Equal(Outcome.NotApplicable, Given.Deployment().AsGraphRow().JudgedBy<TemplateSecretRule>().Outcome);
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion, RuleCase.WrongSku)]
    public void Init_containers_old_api_versions_and_Windows_are_judged_too()
    {
        var variables = new JsonArray(new JsonObject { ["name"] = "TOKEN", ["secureValue"] = Planted });

        Given.Group().AtVersion("2018-10-01").With("properties.osType", "Windows").InitContainer("environmentVariables", variables)
            .JudgedBy<TemplateSecretRule>().Is(Outcome.Fail, "shows secrets: TOKEN (is written in plain text)");
    }

    [Fact]
    [Covers(RuleCase.OtherCase)]
    public void Members_types_and_functions_have_no_letter_case()
    {
        var credentials = new JsonArray(new JsonObject { ["Server"] = "x", ["PASSWORD"] = Planted });
        Assert.Equal(Outcome.Fail, Given.Group().Without("properties.imageRegistryCredentials").With("properties.ImageRegistryCredentials", credentials).JudgedBy<TemplateSecretRule>().Outcome);
        Assert.Equal(Outcome.Pass, Given.Group().With(Secure, "[LISTKEYS('x', '2023-05-01').keys[0].value]").JudgedBy<TemplateSecretRule>().Outcome);
        Assert.Equal(Outcome.Fail, Given.Deployment().With("properties.template.parameters.password", new JsonObject { ["TYPE"] = "SecureString", ["DefaultValue"] = Planted }).JudgedBy<TemplateSecretRule>().Outcome);
    }

    [Fact]
    public void Names_of_more_than_ten_places_are_counted()
    {
        var variables = new JsonArray([.. Enumerable.Range(1, 12).Select(n => new JsonObject { ["name"] = $"TOKEN_{n}", ["secureValue"] = Planted })]);

        Assert.EndsWith("TOKEN_10 (is written in plain text) and 2 more", Given.Group().Container("environmentVariables", variables).JudgedBy<TemplateSecretRule>().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_shows_no_secret_passes()
    {
        Given.Deployment().JudgedBy<TemplateSecretRule>().Is(Outcome.Pass, "shows no secret by its parameters and outputs");
        Given.Deployment().Without("properties").JudgedBy<TemplateSecretRule>().Is(Outcome.Pass, "shows no secret by its parameters and outputs");
    }

    [Theory]
    [InlineData("", Outcome.Pass, "")]
    [InlineData("[newGuid()]", Outcome.Pass, "")]
    [InlineData("[concat('a', newGuid())]", Outcome.Pass, "")]
    [InlineData("[parameters('password')]", Outcome.Pass, "")]
    [InlineData(Planted, Outcome.Fail, "is secure, and its default value is written in plain text")]
    [InlineData("[concat('" + Planted + "', 'x')]", Outcome.Fail, "is secure, and its default value is written in plain text")]
    [InlineData("[parameters('image')]", Outcome.Fail, "is secure, and its default value comes from the parameter 'image', which is not secure: the deployment history shows its value")]
    [InlineData("[uniqueString(resourceGroup().id)]", Outcome.Unknown, "is secure, and its default value is computed from what others may know too")]
    [InlineData("<secret>", Outcome.Unknown, "is secure, and its default value is a placeholder, and nobody knows what takes its place")]
    public void A_secure_parameter_has_no_default_but_an_empty_or_a_new_one(string value, Outcome outcome, string reason)
    {
        var verdict = Given.Deployment().With("properties.template.parameters.other", new JsonObject { ["type"] = "securestring", ["defaultValue"] = value }).JudgedBy<TemplateSecretRule>();

        verdict.Is(outcome, reason.Length == 0 ? "shows no secret by its parameters and outputs" : reason);
        Assert.Equal(outcome == Outcome.Pass ? null : "parameter other", verdict.Subject);
        Assert.DoesNotContain(Planted, $"{verdict} {string.Join(' ', verdict.Evidence)}", StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_of_a_secure_object_is_judged_by_all_that_it_holds()
    {
        Assert.Equal(Outcome.Fail, OfObject(new JsonObject { ["a"] = "", ["b"] = new JsonArray(Planted) }));
        Assert.Equal(Outcome.Pass, OfObject(new JsonObject { ["a"] = "", ["b"] = 5 }));
        Assert.Equal(Outcome.Pass, OfObject([]));

        static Outcome OfObject(JsonObject value) => Given.Deployment()
            .With("properties.template.parameters.other", new JsonObject { ["type"] = "secureObject", ["defaultValue"] = value })
            .JudgedBy<TemplateSecretRule>().Outcome;
    }

    [Theory]
    [InlineData(Planted, Outcome.Fail, "is secure, and the value that it is given is written in plain text")]
    [InlineData("[parameters('outer')]", Outcome.Pass, "shows no secret by its parameters and outputs")]
    [InlineData("[parameters('plain')]", Outcome.Fail, "is secure, and the value that it is given comes from the parameter 'plain', which is not secure: the deployment history shows its value")]
    [InlineData("[readEnvironmentVariable('PASSWORD')]", Outcome.Pass, "shows no secret by its parameters and outputs")]
    [InlineData("[readEnvironmentVariable('PASSWORD', '" + Planted + "')]", Outcome.Fail, "is secure, and the value that it is given is written in plain text beside readEnvironmentVariable()")]
    [InlineData("", Outcome.Pass, "shows no secret by its parameters and outputs")]
    public void The_value_that_a_secure_parameter_is_given_must_not_stand_in_a_file(string value, Outcome outcome, string reason)
    {
        var given = Given.Deployment().SecureParameter("outer").With("properties.parameters.password", new JsonObject { ["value"] = value });

        given.JudgedBy<TemplateSecretRule>().Is(outcome, reason);
    }

    [Fact]
    public void A_placeholder_in_a_parameter_file_is_filled_in_before_the_deployment()
    {
        var given = Given.Deployment().With("properties.parameters.password", new JsonObject { ["value"] = "#{PASSWORD}#" });

        given.JudgedBy<TemplateSecretRule>().IsUnknown("is a placeholder");
        Assert.Equal(Outcome.Pass, given.With("properties.parametersLink", new JsonObject { ["uri"] = "main.parameters.json" }).JudgedBy<TemplateSecretRule>().Outcome);
    }

    [Theory]
    [InlineData("registryPassword", "string", null, Outcome.Fail)]
    [InlineData("registryPassword", "string", "", Outcome.Fail)]
    [InlineData("clientSecret", "String", "hunter2-planted", Outcome.Fail)]
    [InlineData("passwordFile", "string", null, Outcome.Pass)]
    [InlineData("requirePassword", "bool", null, Outcome.Pass)]
    [InlineData("apiToken", "string", "https://login.contoso.example", Outcome.Pass)]
    public void A_parameter_that_is_a_secret_by_its_name_is_to_be_secure(string name, string type, string? standard, Outcome outcome)
    {
        var declared = new JsonObject { ["type"] = type };
        if (standard is not null) declared["defaultValue"] = standard;

        var verdict = Given.Deployment().With($"properties.template.parameters.{name}", declared).JudgedBy<TemplateSecretRule>();

        Assert.Equal(outcome, verdict.Outcome);
        if (outcome == Outcome.Fail) verdict.Is(Outcome.Fail, "is a secret by its name and not secure: the deployment history shows its value");
    }

    [Theory]
    [InlineData("a", "[parameters('password')]", Outcome.Fail, "shows the secure parameter 'password'")]
    [InlineData("a", "[concat('x', parameters('PASSWORD'))]", Outcome.Fail, "shows the secure parameter 'PASSWORD'")]
    [InlineData("a", "[listCredentials('r', '2025-11-01').passwords[0].value]", Outcome.Fail, "shows the result of listCredentials()")]
    [InlineData("a", "Server=x;Password=" + Planted, Outcome.Fail, "shows a connection string with a password")]
    [InlineData("adminPassword", Planted, Outcome.Fail, "is a secret by its name, written in plain text")]
    [InlineData("adminPassword", "[parameters('image')]", Outcome.Fail, "is a secret by its name")]
    [InlineData("insightsConnectionString", "[reference('insights').ConnectionString]", Outcome.Unknown, "may be a secret by its name")]
    [InlineData("a", "[variables('x')]", Outcome.Unknown, "has a value that an expression hides")]
    [InlineData("a", "[listCredentials('r', '2025-11-01').username]", Outcome.Pass, "")]
    [InlineData("a", "[uniqueString(parameters('password'))]", Outcome.Pass, "")]
    [InlineData("adminPassword", "[resourceId('Microsoft.KeyVault/vaults/secrets', 'kv', 's')]", Outcome.Pass, "")]
    [InlineData("a", "[reference('module').outputs.key.value]", Outcome.Pass, "")]
    [InlineData("tokenUrl", "https://login.contoso.example", Outcome.Pass, "")]
    public void An_output_shows_no_secret(string name, string value, Outcome outcome, string reason)
    {
        var verdict = Given.Deployment().With($"properties.template.outputs.{name}", new JsonObject { ["type"] = "string", ["value"] = value }).JudgedBy<TemplateSecretRule>();

        verdict.Is(outcome, reason.Length == 0 ? "shows no secret by its parameters and outputs" : reason);
        Assert.Equal(outcome == Outcome.Pass ? null : $"output {name}", verdict.Subject);
    }

    [Fact]
    public void Objects_loops_and_nested_templates_of_outer_scope_are_looked_through()
    {
        var inObject = new JsonObject { ["type"] = "object", ["value"] = new JsonObject { ["adminPassword"] = Planted } };
        var inLoop = new JsonObject { ["type"] = "array", ["copy"] = new JsonObject { ["count"] = 2, ["input"] = "[parameters('password')]" } };
        var ofOuter = new JsonObject { ["type"] = "string", ["value"] = "[parameters('outer')]" };

        Assert.Equal("is a secret by its name, written in plain text", Output(inObject).Reason);
        Assert.Equal("shows the secure parameter 'password'", Output(inLoop).Reason);
        Assert.Equal("shows the secure parameter 'outer'", Output(ofOuter).Reason);

        static Verdict Output(JsonNode output) => Given.Deployment().SecureParameter("outer").With("properties.template.outputs.a", output).JudgedBy<TemplateSecretRule>();
    }

    [Fact]
    public void Every_parameter_and_output_that_is_not_in_order_is_said()
    {
        var verdicts = Given.Deployment()
            .With("properties.template.parameters.password.defaultValue", Planted)
            .With("properties.template.outputs.a", new JsonObject { ["type"] = "string", ["value"] = "[parameters('password')]" })
            .AllJudgedBy<TemplateSecretRule>();

        Assert.Equal(["parameter password", "output a"], verdicts.Select(verdict => verdict.Subject));
    }

    [Theory]
    [InlineData("properties.template")]
    [InlineData("properties.template.parameters")]
    [InlineData("properties.template.outputs")]
    public void A_template_that_cannot_be_read_is_unknown(string path)
    {
        Assert.Equal(Outcome.Unknown, Given.Deployment().With(path, "text").JudgedBy<TemplateSecretRule>().Outcome);
        Assert.Equal(Outcome.Unknown, Given.Deployment().With(path, "[variables('x')]").JudgedBy<TemplateSecretRule>().Outcome);
    }

    [Fact]
    public void A_planted_secret_is_in_no_verdict_wherever_it_stands() =>
        Gen.Select(
            Gen.OneOf([.. Places.Select(place => (string)place[0])]),
            Gen.OneOf("{0}", "Server=db;Password={0}", "[concat('Password={0}', parameters('x'))]", "['{0}']", "[{0}]", "{0}-${{SUFFIX}}", "[concat('{0}]"),
            Gen.Bool).Sample((path, value, isYaml) =>
            {
                var group = Given.Group().With(path, string.Format(null, value, Planted));
                var verdict = Assert.Single(Judging.Judge(new TemplateSecretRule(), isYaml ? group.AsYaml() : group));

                Assert.DoesNotContain(Planted, $"{verdict} {string.Join(' ', verdict.Evidence)}", StringComparison.Ordinal);
                Assert.NotEqual(Outcome.Pass, verdict.Outcome);
            }, iter: 500);
}
