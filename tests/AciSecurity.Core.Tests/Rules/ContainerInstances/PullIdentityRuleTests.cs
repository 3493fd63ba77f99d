using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "there is no default but none, which is absence")]
public sealed class PullIdentityRuleTests
{
    private const string Entry = "properties.imageRegistryCredentials[0]";
    private const string LoginServer = "[reference(resourceId('Microsoft.ContainerRegistry/registries', parameters('r')), '2025-11-01').loginServer]";
    private const string SomeImage = "[format('{0}/app:1', reference(resourceId('Microsoft.ContainerRegistry/registries', parameters('r')), '2025-11-01').loginServer)]";

    internal static Deciding Deciding => new(Given.Group(), $"{Entry}.identity");

    [Fact]
    public void An_identity_passes()
    {
        var verdict = Given.Group().JudgedBy<PullIdentityRule>();

        verdict.Is(Outcome.Pass, "pulls with a managed identity");
        Assert.Equal("contoso.azurecr.io", verdict.Subject);
    }

    [Theory]
    [InlineData("[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'web')]")]
    [InlineData("[resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', parameters('name'))]")]
    [InlineData("/subscriptions/s/resourcegroups/r/providers/microsoft.managedidentity/USERASSIGNEDIDENTITIES/web")]
    [Covers(RuleCase.OtherCase)]
    public void However_its_id_is_written(string identity) =>
        Given.Group().With($"{Entry}.identity", identity).JudgedBy<PullIdentityRule>().Is(Outcome.Pass, "pulls with a managed identity");

    [Theory]
    [InlineData("[parameters('identity')]", "identity depends on [parameters('identity')]")]
    [InlineData("system", "names something as identity that is not the id of a user-assigned identity")]
    [InlineData(5, "is a number where text is expected")]
    [Covers(RuleCase.Unresolved)]
    public void Another_identity_is_unknown(object identity, string reason) =>
        Given.Group().With($"{Entry}.identity", JsonValue.Create(identity)).JudgedBy<PullIdentityRule>().IsUnknown(reason);

    [Theory]
    [InlineData("pull-token", "s3cret", "pulls with a user name and a password")]
    [InlineData("[parameters('user')]", "[parameters('password')]", "pulls with a user name and a password")]
    [InlineData("contoso", "s3cret", "pulls as the registry's admin user")]
    [InlineData("CONTOSO", null, "pulls as the registry's admin user")]
    [InlineData("[listCredentials(resourceId('Microsoft.ContainerRegistry/registries', 'contoso'), '2025-11-01').username]", null, "pulls as the registry's admin user")]
    public void A_password_fails_with_an_identity_beside_it_or_without(string user, string? password, string reason)
    {
        var group = Given.Group().With($"{Entry}.username", user).With($"{Entry}.password", password);

        group.JudgedBy<PullIdentityRule>().Is(Outcome.Fail, reason);
        group.Without($"{Entry}.identity").JudgedBy<PullIdentityRule>().Is(Outcome.Fail, reason);
    }

    [Fact]
    public void The_admin_user_is_known_behind_a_hash_in_the_login_server()
    {
        var group = Given.Group().With($"{Entry}.server", "contoso-h3ka9dgxcyezb6f2.azurecr.io").With($"{Entry}.username", "contoso");

        group.AllJudgedBy<PullIdentityRule>()[0].Is(Outcome.Fail, "pulls as the registry's admin user");
        group.With($"{Entry}.username", "con").AllJudgedBy<PullIdentityRule>()[0].Is(Outcome.Fail, "pulls with a user name and a password");
    }

    [Fact]
    public void A_password_that_Key_Vault_keeps_is_a_lower_failure()
    {
        var group = Given.Group().Without($"{Entry}.identity").With($"{Entry}.username", "pull-token").With($"{Entry}.passwordReference", "acr");

        var verdict = group.JudgedBy<PullIdentityRule>();

        verdict.Is(Outcome.Fail, "pulls with a password, though one that Key Vault keeps");
        Assert.Equal(Severity.Low, verdict.Severity);
        Assert.Null(group.With($"{Entry}.password", "s3cret").JudgedBy<PullIdentityRule>().Severity);
        group.Without($"{Entry}.password").With($"{Entry}.username", "contoso").JudgedBy<PullIdentityRule>().Is(Outcome.Fail, "pulls as the registry's admin user");
    }

    [Theory]
    [InlineData("username", "[if(parameters('useIdentity'), null(), parameters('user'))]")]
    [InlineData("password", "[if(parameters('useIdentity'), '', parameters('password'))]")]
    [InlineData("passwordReference", "[if(parameters('useIdentity'), null(), 'acr')]")]
    public void A_password_that_may_be_none_is_unknown(string member, string expression) =>
        Given.Group().With($"{Entry}.{member}", expression).JudgedBy<PullIdentityRule>().IsUnknown("pulls with credentials of which one depends on [if(");

    [Fact]
    public void No_password_and_no_user_name_may_be_written_out() =>
        Given.Group().With($"{Entry}.username", "").With($"{Entry}.password", null).JudgedBy<PullIdentityRule>().Is(Outcome.Pass, "pulls with a managed identity");

    [Fact]
    public void Neither_user_name_nor_password_is_shown()
    {
        var verdict = Given.Group().With($"{Entry}.username", "Us3r").With($"{Entry}.password", "S3cret").JudgedBy<PullIdentityRule>();

        Assert.DoesNotContain("Us3r", $"{verdict} {string.Join(' ', verdict.Evidence)}", StringComparison.Ordinal);
        Assert.DoesNotContain("S3cret", $"{verdict} {string.Join(' ', verdict.Evidence)}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://contoso.azurecr.io")]
    [InlineData("contoso.azurecr.io/")]
    [InlineData("contoso.azurecr.cn")]
    [InlineData(LoginServer)]
    [InlineData("[format('{0}.azurecr.io', parameters('r'))]")]
    [InlineData("[concat(parameters('r'), '.azurecr.io')]")]
    public void The_server_is_known_to_be_Azures(string server) =>
        Given.Group().Container("image", "mcr.microsoft.com/x").With($"{Entry}.server", server).With($"{Entry}.username", "u")
            .JudgedBy<PullIdentityRule>().Is(Outcome.Fail, "pulls with a user name and a password");

    [Theory]
    [InlineData("docker.io")]
    [InlineData("contoso.azurecr.io.evil.example")]
    public void Other_registries_know_no_identity(string server) =>
        Given.Group().Container("image", "nginx").With($"{Entry}.server", server).With($"{Entry}.username", "u").JudgedBy<PullIdentityRule>()
            .Is(Outcome.NotApplicable, "pulls from no Azure Container Registry");

    [Theory]
    [InlineData("[parameters('server')]")]
    [InlineData("[concat('evil.example/', parameters('r'), '.azurecr.io')]")]
    [InlineData(5)]
    public void A_server_that_is_not_known_is_unknown(object server) =>
        Given.Group().With($"{Entry}.server", JsonValue.Create(server)).JudgedBy<PullIdentityRule>().IsUnknown("has registry credentials for a server that ");

    [Theory]
    [InlineData("properties.imageRegistryCredentials")]
    [Covers(RuleCase.Absent)]
    public void Without_credentials_images_of_Azures_registries_are_pulled_anonymously(string path)
    {
        var verdict = Given.Group().Without(path).JudgedBy<PullIdentityRule>();

        verdict.Is(Outcome.Fail, "pulls from a container registry without credentials, so anonymously");
        Assert.Equal("contoso.azurecr.io", verdict.Subject);
        Given.Group().Without($"{Entry}.identity").JudgedBy<PullIdentityRule>().Is(Outcome.Fail, "has registry credentials without an identity");
    }

    [Fact]
    public void Credentials_are_for_one_registry()
    {
        var verdicts = Given.Group().InitContainer("image", "fabrikam.azurecr.io/setup:1").AllJudgedBy<PullIdentityRule>();

        Assert.Equal([("contoso.azurecr.io", Outcome.Pass), ("fabrikam.azurecr.io", Outcome.Fail)], verdicts.Select(verdict => (verdict.Subject!, verdict.Outcome)));
    }

    [Fact]
    public void An_image_of_a_hidden_registry_is_taken_to_be_of_a_registry_with_credentials()
    {
        Given.Group().Container("image", SomeImage).JudgedBy<PullIdentityRule>().Is(Outcome.Pass, "pulls with a managed identity");
        Given.Group().Container("image", SomeImage).With($"{Entry}.server", LoginServer).JudgedBy<PullIdentityRule>().Is(Outcome.Pass, "pulls with a managed identity");
        Given.Group().Container("image", SomeImage).Without("properties.imageRegistryCredentials").JudgedBy<PullIdentityRule>()
            .Is(Outcome.Fail, "pulls from a container registry without credentials, so anonymously");
    }

    [Theory]
    [InlineData("properties.containers[0].properties.image", "[parameters('image')]")]
    [InlineData("properties.containers[0].properties.image", "[format('{0}/app:1', parameters('registry'))]")]
    [InlineData("properties.containers", "[parameters('containers')]")]
    [InlineData("properties.initContainers", 5)]
    public void Without_credentials_an_image_that_is_not_known_is_unknown(string path, object value) =>
        Given.Group().Container("image", "nginx").Without("properties.imageRegistryCredentials").With(path, JsonValue.Create(value)).JudgedBy<PullIdentityRule>()
            .IsUnknown("may pull from a container registry without credentials: ");

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void An_api_version_without_identities_is_unknown_and_a_password_counts()
    {
        var group = Given.Group().AtVersion("2019-12-01").Without($"{Entry}.identity");

        group.JudgedBy<PullIdentityRule>().IsUnknown("identity is not a property of Microsoft.ContainerInstance/containerGroups at api-version 2019-12-01");
        group.With($"{Entry}.username", "pull-token").JudgedBy<PullIdentityRule>().Is(Outcome.Fail, "pulls with a user name and a password");
    }

    [Fact]
    public void In_a_reply_the_user_name_tells()
    {
        Given.Group().Exported().JudgedBy<PullIdentityRule>().Is(Outcome.Pass, "pulls with a managed identity");
        Given.Group().Without($"{Entry}.identity").With($"{Entry}.username", "pull-token").Exported().JudgedBy<PullIdentityRule>()
            .Is(Outcome.Fail, "pulls with a user name and a password");
        Given.Group().AsGraphRow().JudgedBy<PullIdentityRule>().IsUnknown("is not in this source, which may leave properties out");
    }

    [Fact]
    [Covers(RuleCase.WrongSku)]
    public void Windows_and_profiles_are_judged_too()
    {
        Given.Group().With("properties.osType", "Windows").JudgedBy<PullIdentityRule>().Is(Outcome.Pass, "pulls with a managed identity");
        Given.Profile().Without("properties.imageRegistryCredentials").JudgedBy<PullIdentityRule>().Is(Outcome.Fail, "pulls from a container registry without credentials, so anonymously");
        Given.Group().Without("properties.imageRegistryCredentials").With("properties.containerGroupProfile.id", "/subscriptions/s")
            .JudgedBy<PullIdentityRule>().IsUnknown("the container group profile");
    }
}
