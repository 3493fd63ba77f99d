using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "a variable has no default")]
public sealed class PlaintextSecretRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "properties.containers[0].properties.environmentVariables[0].value");

    private const string Planted = "hunter2-planted";

    [Theory]
    [InlineData("DB_PASSWORD", Planted, "by its name")]
    [InlineData("db_password", Planted, "by its name")]
    [InlineData("DB_PASSWORD", "123456", "by its name")]
    [InlineData("SETTING", "Server=db;User ID=sa;Password=" + Planted, "its value is a connection string with a password")]
    [InlineData("DATABASE_URL", "postgres://app:" + Planted + "@db.contoso.example/app", "its value is a URL with a password")]
    [InlineData("STORAGE", "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=" + Planted + "==", "its value is an account key")]
    [Covers(RuleCase.OtherCase)]
    public void A_secret_fails_by_name_or_by_looks_and_is_not_shown(string name, string value, string because)
    {
        var verdict = Given.Group().Variable(name, value).JudgedBy<PlaintextSecretRule>();

        verdict.Is(Outcome.Fail, $"has secrets in plain environment variables: {name} ({because})");
        Assert.Equal(new("properties.containers[0].properties.environmentVariables[0].value", Redaction.Hidden), Assert.Single(verdict.Evidence));
        Assert.DoesNotContain(Planted, verdict.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LOG_LEVEL", "info")]
    [InlineData("TOKEN_URL", "https://login.microsoftonline.com/t/oauth2/token")]
    [InlineData("DB_PASSWORD_FILE", "/run/secrets/db")]
    [InlineData("DB_PASSWORD", "")]
    [InlineData("ALLOW_EMPTY_PASSWORD", "yes")]
    [InlineData("MAX_TOKENS", "4096")]
    [InlineData("CLIENT_SECRET", "@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/s)")]
    [InlineData("CONNECTION_STRING", "Server=tcp:db.database.windows.net,1433;Database=app;Authentication=Active Directory Default")]
    public void What_is_no_secret_passes(string name, string value) =>
        Given.Group().Variable(name, value).JudgedBy<PlaintextSecretRule>()
            .Is(Outcome.Pass, "has no plain environment variable that looks like a secret");

    [Fact]
    public void Secure_values_pass()
    {
        var secure = new JsonArray(
            new JsonObject { ["name"] = "DB_PASSWORD", ["secureValue"] = Planted },
            new JsonObject { ["name"] = "TOKEN", ["secureValueReference"] = "token" },
            new JsonObject { ["name"] = "API_KEY" },
            new JsonObject { ["name"] = "CLIENT_SECRET", ["value"] = null });

        Assert.Equal(Outcome.Pass, Given.Group().Container("environmentVariables", secure).JudgedBy<PlaintextSecretRule>().Outcome);
    }

    [Fact]
    public void Every_secret_is_named_up_to_ten()
    {
        var variables = new JsonArray([.. Enumerable.Range(1, 12).Select(n => new JsonObject { ["name"] = $"TOKEN_{n}", ["value"] = Planted })]);

        var verdict = Given.Group().Container("environmentVariables", variables).JudgedBy<PlaintextSecretRule>();

        Assert.Contains("TOKEN_10 (by its name) and 2 more", verdict.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("TOKEN_11", verdict.Reason, StringComparison.Ordinal);
        Assert.Equal(12, verdict.Evidence.Count);
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_variables_pass()
    {
        Given.Group().WithoutContainer("environmentVariables").JudgedBy<PlaintextSecretRule>().Is(Outcome.Pass, "has no environment variables");
        Given.Group().Container("environmentVariables", null).JudgedBy<PlaintextSecretRule>().Is(Outcome.Pass, "has no environment variables");
    }

    [Theory]
    [InlineData("[parameters('secret')]")]
    [InlineData("[parameters('SECRET')]")]
    [InlineData("[parameters( 'secret' )]")]
    [InlineData("[concat('x', parameters('secret'))]")]
    [InlineData("[if(empty(parameters('other')), parameters('secret'), 'none')]")]
    public void A_secure_parameter_in_a_plain_value_fails_whatever_the_name(string value)
    {
        var verdict = Given.Group().SecureParameter("secret").Variable("SETTING", value).JudgedBy<PlaintextSecretRule>();

        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Contains("is written to a plain value", verdict.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[listKeys(resourceId('Microsoft.Storage/storageAccounts', parameters('s')), '2023-01-01').keys[0].value]", "listKeys()")]
    [InlineData("[LISTCREDENTIALS(resourceId('Microsoft.ContainerRegistry/registries', 'r'), '2025-11-01').passwords[0].value]", "LISTCREDENTIALS()")]
    [InlineData("[format('AccountName={0}', listAccountSas('s', '2023-01-01').accountSasToken)]", "listAccountSas()")]
    [InlineData("[getSecret('s', 'r', 'kv', 'name')]", "getSecret()")]
    [InlineData("[reference(resourceId('Microsoft.KeyVault/vaults/secrets', 'kv', 's')).value]", "a Key Vault secret")]
    [InlineData("[format('Server=db;Password={0}', parameters('p'))]", "a password or key is put together")]
    [InlineData("[concat('Server=db;Password=', parameters('p'))]", "a password or key is put together")]
    [InlineData("[concat('Server=db;Password=" + Planted + ";Database=', parameters('p'))]", "a connection string with a password")]
    public void An_expression_that_reveals_a_secret_fails(string value, string because)
    {
        var verdict = Given.Group().Variable("SETTING", value).JudgedBy<PlaintextSecretRule>();

        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Contains(because, verdict.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, verdict.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("LOG_LEVEL", "[parameters('level')]")]
    [InlineData("LOG_LEVEL", "[variables('level')]")]
    [InlineData("DB_PASSWORD", "[parameters('password')]")]
    [InlineData("DB_PASSWORD", "[resourceGroup().location]")]
    [InlineData("SETTING", "[reference('nested').outputs.text.value]")]
    [InlineData("SETTING", "[reference('insights').ConnectionString]")]
    [InlineData("SETTING", "[reference('x')['primaryKey']]")]
    [InlineData("SETTING", "[" + Planted + "]")]
    [Covers(RuleCase.Unresolved)]
    public void A_value_that_is_not_known_is_unknown(string name, string value)
    {
        var verdict = Given.Group().Variable(name, value).JudgedBy<PlaintextSecretRule>();

        verdict.IsUnknown($"has plain environment variables that may hold secrets: {name} (its value depends on ");
        Assert.DoesNotContain(Planted, verdict.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[resourceGroup().location]")]
    [InlineData("[reference(resourceId('Microsoft.Storage/storageAccounts', parameters('s'))).primaryEndpoints.blob]")]
    [InlineData("[format('https://{0}', reference('site').defaultHostName)]")]
    [InlineData("[uniqueString(parameters('secret'))]")]
    [InlineData("[reference(resourceId('Microsoft.KeyVault/vaults/secrets', 'kv', 's')).secretUri]")]
    [InlineData("[listCredentials(resourceId('Microsoft.ContainerRegistry/registries', 'r'), '2025-11-01').username]")]
    public void Names_and_addresses_are_no_secrets_though_their_value_is_not_known(string value) =>
        Given.Group().SecureParameter("secret").Variable("SETTING", value).JudgedBy<PlaintextSecretRule>()
            .Is(Outcome.Pass, "has no plain environment variable that looks like a secret");

    [Fact]
    public void Shell_variables_are_unknown_and_the_text_around_them_is_not_shown()
    {
        var verdict = Given.Group().Variable("SETTING", $"{Planted}-${{SUFFIX}}").AsYaml().JudgedBy<PlaintextSecretRule>();

        verdict.IsUnknown("SETTING (its value depends on ${SUFFIX}, which has no value here)");
        Assert.DoesNotContain(Planted, verdict.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            Outcome.Fail,
            Given.Group().Variable("SETTING", "Server=${HOST};Password=" + Planted).AsYaml().JudgedBy<PlaintextSecretRule>().Outcome);
    }

    [Theory]
    [InlineData("[parameters('variables')]")]
    [InlineData("text")]
    public void A_list_that_cannot_be_read_is_unknown(string variables) =>
        Given.Group().Container("environmentVariables", variables).JudgedBy<PlaintextSecretRule>().IsUnknown("environmentVariables ");

    [Fact]
    public void A_list_that_a_loop_makes_is_unknown()
    {
        var loop = new JsonArray(new JsonObject { ["name"] = "environmentVariables", ["count"] = 2, ["input"] = new JsonObject() });

        Given.Group().WithoutContainer("environmentVariables").Container("copy", loop).JudgedBy<PlaintextSecretRule>().IsUnknown("is made by a copy loop");
    }

    [Fact]
    public void Values_and_names_that_are_no_text_are_unknown()
    {
        Given.Group().Variable("PORT", 80).JudgedBy<PlaintextSecretRule>().IsUnknown("PORT (its value is a number where text is expected)");
        Given.Group().Variable("[parameters('name')]", Planted).JudgedBy<PlaintextSecretRule>().IsUnknown("its name depends on [parameters('name')]");
        Given.Group().Container("environmentVariables", new JsonArray("text")).JudgedBy<PlaintextSecretRule>().IsUnknown("environmentVariables[0]");
    }

    [Fact]
    public void Control_characters_in_names_are_escaped() =>
        Assert.Contains("\\u001bTOKEN (by its name)", Given.Group().Variable("\u001bTOKEN", Planted).JudgedBy<PlaintextSecretRule>().Reason, StringComparison.Ordinal);

    [Fact]
    public void A_value_that_takes_too_long_to_examine_is_unknown()
    {
        var rule = new PlaintextSecretRule((_, _) => new(null, "takes too long to examine"));

        Assert.Single(Judging.Judge(rule, Given.Group())).Is(
            Outcome.Unknown,
            "has plain environment variables that may hold secrets: LOG_LEVEL (takes too long to examine)");
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion, RuleCase.WrongSku)]
    public void Init_containers_old_api_versions_and_Windows_are_judged_too()
    {
        var group = Given.Group().With("properties.osType", "Windows").AtVersion("2018-10-01")
            .InitContainer("environmentVariables", new JsonArray(new JsonObject { ["name"] = "TOKEN", ["value"] = Planted }));

        Assert.Equal([Outcome.Pass, Outcome.Fail], group.AllJudgedBy<PlaintextSecretRule>().Select(verdict => verdict.Outcome));
    }

    [Fact]
    public void In_exports_brackets_mean_themselves()
    {
        Given.Group().Variable("DB_PASSWORD", "[parameters('x')]").Exported().JudgedBy<PlaintextSecretRule>()
            .Is(Outcome.Fail, "has secrets in plain environment variables: DB_PASSWORD (by its name)");
        Given.Group().WithoutContainer("environmentVariables").With("properties.containerGroupProfile.id", "/s").JudgedBy<PlaintextSecretRule>()
            .IsUnknown("the container group profile");
    }
}
