using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules.ContainerRegistry;

namespace AciSecurity.Core.Tests.Rules.ContainerRegistry;

[NoCase(RuleCase.Default, "a cache rule signs in nowhere by default, which is the absence of a credential set")]
[NoCase(RuleCase.WrongSku, "every SKU has cache rules")]
public sealed class CacheRuleRuleTests
{
    private const string Source = "properties.sourceRepository";
    private const string Credentials = "properties.credentialSetResourceId";
    private static readonly Policy Hub = new() { ApprovedUpstreams = [RegistryPattern.Parse("docker.io/library"), RegistryPattern.Parse("mcr.microsoft.com")] };

    internal static Deciding Deciding => new(Given.CacheRule(), Credentials) { Policy = Hub };

    [Fact]
    public void An_approved_upstream_with_credentials_passes()
    {
        var verdict = Given.CacheRule().JudgedBy<CacheRuleRule>(Hub);

        verdict.Is(Outcome.Pass, "copies docker.io/library/nginx, which the policy approves, and signs in to Docker Hub with a credential set");
        Assert.Equal([Source, Credentials], verdict.Evidence.Select(evidence => evidence.Path));
    }

    [Fact]
    public void Without_a_list_only_the_sign_in_is_judged()
    {
        Given.CacheRule().JudgedBy<CacheRuleRule>().Is(Outcome.Pass, "signs in to Docker Hub with a credential set");
        Of("mcr.microsoft.com/dotnet/*").Without(Credentials).JudgedBy<CacheRuleRule>()
            .Is(Outcome.NotApplicable, "copies from Microsoft Artifact Registry, which takes no credentials");
    }

    [Fact]
    [Covers(RuleCase.Absent)]
    public void A_rule_without_credentials_fails()
    {
        var rule = Given.CacheRule().Without(Credentials);

        rule.JudgedBy<CacheRuleRule>().Is(Outcome.Fail, "copies from Docker Hub without signing in");
        rule.JudgedBy<CacheRuleRule>(Hub).Is(Outcome.Fail, "copies from Docker Hub without signing in");
        rule.With(Credentials, "").JudgedBy<CacheRuleRule>().Is(Outcome.Fail, "copies from Docker Hub without signing in");
    }

    [Fact]
    public void Of_two_failures_both_are_said() =>
        Of("ghcr.io/evil/tool").Without(Credentials).JudgedBy<CacheRuleRule>(Hub).Is(
            Outcome.Fail,
            "copies ghcr.io/evil/tool, which the policy does not approve, and copies from GitHub Container Registry without signing in");

    [Theory]
    [InlineData("docker.io/bitnami/nginx")]
    [InlineData("docker.io/librarian/nginx")]
    [InlineData("docker.io/*")]
    [InlineData("evil.example/library/nginx")]
    public void Another_upstream_fails(string source) => Assert.Equal(Outcome.Fail, Of(source).JudgedBy<CacheRuleRule>(Hub).Outcome);

    [Theory]
    [InlineData("docker.io/library/*")]
    [InlineData("DOCKER.IO/library/nginx")]
    [InlineData("registry-1.docker.io/library/nginx")]
    [Covers(RuleCase.OtherCase)]
    public void The_upstream_is_compared_as_images_are(string source) => Assert.Equal(Outcome.Pass, Of(source).JudgedBy<CacheRuleRule>(Hub).Outcome);

    [Theory]
    [InlineData("mcr.microsoft.com/dotnet/runtime")]
    [InlineData("public.ecr.aws/docker/library/nginx")]
    public void Registries_that_take_no_credentials_are_asked_for_none(string source)
    {
        var policy = new Policy { ApprovedUpstreams = [RegistryPattern.Parse(source)] };

        Of(source).Without(Credentials).JudgedBy<CacheRuleRule>(policy).Is(Outcome.Pass, $"copies {source}, which the policy approves");
        Assert.Equal(Outcome.Fail, Of(source).Without(Credentials).JudgedBy<CacheRuleRule>(new() { ApprovedUpstreams = [new("quay.io")] }).Outcome);
    }

    [Fact]
    [Covers(RuleCase.OldApiVersion)]
    public void Another_Azure_registry_is_signed_in_to_with_an_identity()
    {
        var rule = Of("upstream.azurecr.io/app").Without(Credentials).AtVersion("2026-01-01-preview");

        rule.JudgedBy<CacheRuleRule>().Is(Outcome.Fail, "copies from Azure Container Registry without signing in");
        rule.With("identity", new JsonObject { ["type"] = "UserAssigned" }).JudgedBy<CacheRuleRule>()
            .Is(Outcome.Pass, "signs in to Azure Container Registry with a managed identity");
        rule.With("identity.type", "None").JudgedBy<CacheRuleRule>().Is(Outcome.Fail, "copies from Azure Container Registry without signing in");
        rule.Without("identity").AtVersion("2025-11-01").JudgedBy<CacheRuleRule>().IsUnknown("is not a property of");
    }

    [Fact]
    public void Google_is_signed_in_to_with_a_federated_identity()
    {
        var rule = Of("europe-docker.pkg.dev/contoso/app").Without(Credentials).AtVersion("2026-03-01-preview");

        rule.JudgedBy<CacheRuleRule>().Is(Outcome.Fail, "copies from europe-docker.pkg.dev without signing in");
        rule.With("properties.additionalAuthenticationProperties", new JsonObject { ["authenticationType"] = "GcpWorkloadIdentity" })
            .JudgedBy<CacheRuleRule>().Is(Outcome.Pass, "signs in to europe-docker.pkg.dev with a federated identity");
    }

    [Theory]
    [InlineData(Source, "[parameters('source')]", "sourceRepository depends on [parameters('source')]")]
    [InlineData(Source, 5, "sourceRepository is a number")]
    [InlineData(Credentials, "[parameters('credentials')]", "credentialSetResourceId depends on [parameters('credentials')]")]
    [InlineData(Credentials, true, "credentialSetResourceId is a Boolean")]
    [Covers(RuleCase.Unresolved)]
    public void What_cannot_be_read_is_unknown(string path, object value, string reason) =>
        Given.CacheRule().With(path, JsonValue.Create(value)).JudgedBy<CacheRuleRule>(Hub).IsUnknown(reason);

    [Fact]
    public void The_id_of_a_credential_set_may_be_an_expression() =>
        Assert.Equal(Outcome.Pass, Given.CacheRule()
            .With(Credentials, "[resourceId('Microsoft.ContainerRegistry/registries/credentialSets', parameters('registry'), 'hub')]")
            .JudgedBy<CacheRuleRule>(Hub).Outcome);

    [Fact]
    public void A_rule_without_source_is_unknown() =>
        Given.CacheRule().Without(Source).JudgedBy<CacheRuleRule>().Is(Outcome.Unknown, "names no repository to copy");

    private static GivenResource Of(string source) => Given.CacheRule().With(Source, source);
}
