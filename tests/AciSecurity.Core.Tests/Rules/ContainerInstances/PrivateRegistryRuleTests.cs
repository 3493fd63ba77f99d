using System.Text.Json.Nodes;
using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "an image has no default")]
public sealed class PrivateRegistryRuleTests
{
    internal static Deciding Deciding => new(Given.Group(), "properties.containers[0].properties.image");

    [Theory]
    [InlineData("contoso.azurecr.io/app:1")]
    [InlineData("contoso.azurecr.us/app:1")]
    [InlineData("contoso.azurecr.cn/app:1")]
    [InlineData("CONTOSO.AzureCR.io/app:1")]
    [InlineData("contoso.azurecr.io:443/app:1")]
    [InlineData("contoso-h3ka9dgxcyezb6f2.azurecr.io/app:1")]
    [InlineData("contoso.westeurope.geo.azurecr.io/app:1")]
    [Covers(RuleCase.OtherCase)]
    public void An_Azure_registry_passes(string image)
    {
        var verdict = Judge(image);

        verdict.Is(Outcome.Pass, "comes from an Azure Container Registry");
        Assert.Equal(
            [new("properties.containers[0].properties.image", image), new("registryKind", "Azure Container Registry")],
            verdict.Evidence);
    }

    [Theory]
    [InlineData("mcr.microsoft.com/azuredocs/aci-helloworld")]
    [InlineData("MCR.microsoft.com/app")]
    [InlineData("westeurope.data.mcr.microsoft.com/app")]
    [InlineData("mcr.azure.cn/app")]
    public void Microsofts_own_registry_passes_with_the_reason(string image) =>
        Judge(image).Is(Outcome.Pass, "comes from Microsoft's own registry, which only Microsoft publishes to");

    [Theory]
    [InlineData("nginx", "Docker Hub")]
    [InlineData("library/nginx:1.27", "Docker Hub")]
    [InlineData("docker.io/library/nginx", "Docker Hub")]
    [InlineData("index.docker.io/library/nginx", "Docker Hub")]
    [InlineData("azurecr.io", "Docker Hub")]
    [InlineData("contoso/azurecr.io", "Docker Hub")]
    [InlineData("quay.io/org/app", "Quay.io")]
    [InlineData("GHCR.io/org/app", "GitHub Container Registry")]
    [InlineData("public.ecr.aws/org/app", "Amazon ECR Public")]
    [InlineData("gcr.io/org/app", "Google Container Registry")]
    [InlineData("eu.gcr.io/org/app", "Google Container Registry")]
    [InlineData("registry.k8s.io/pause", "the Kubernetes registry")]
    [InlineData("registry.gitlab.com/org/app", "the GitLab registry")]
    public void A_public_registry_fails_by_name(string image, string name)
    {
        var verdict = Judge(image);

        verdict.Is(Outcome.Fail, $"comes from {name}, a public registry");
        Assert.Equal(name, verdict.Evidence[1].Value);
    }

    [Theory]
    [InlineData("azurecr.io/app")]
    [InlineData(".azurecr.io/app")]
    [InlineData("notazurecr.io/app")]
    [InlineData("azurecr.io.evil.example/app")]
    [InlineData("contoso.azurecr.io.evil.example/app")]
    [InlineData("contoso.azurecr.io:5000/app")]
    [InlineData("contoso.azurecr.io./app")]
    [InlineData("evil.example:443.azurecr.io/app")]
    [InlineData("contoso.azurecr.de/app")]
    [InlineData("contoso.azurecr.і\u043e/app")]
    [InlineData("mcr.microsoft.com.evil.example/app")]
    [InlineData("mcr-microsoft.com/app")]
    [InlineData("evilmcr.microsoft.com/app")]
    [InlineData("https://contoso.azurecr.io/app")]
    [InlineData("harbor.contoso.example/app")]
    [InlineData("localhost:5000/app")]
    public void A_host_that_is_not_known_is_unknown_and_named(string image)
    {
        var verdict = Judge(image);

        verdict.IsUnknown("which is not known to be private; the policy can list it");
        Assert.Equal("unknown", verdict.Evidence[1].Value);
    }

    [Theory]
    [InlineData("harbor.contoso.example/app")]
    [InlineData("HARBOR.contoso.example/app")]
    [InlineData("quay.io/contoso/app")]
    public void The_policys_word_counts_first(string image)
    {
        Policy policy = new() { PrivateRegistries = ["Harbor.contoso.example", "quay.io"] };

        Assert.Equal(Outcome.Pass, Judge(image, policy).Outcome);
        Assert.Equal(Outcome.Unknown, Judge("harbor.contoso.example.evil.example/app", policy).Outcome);
        Assert.Equal(Outcome.Unknown, Judge("harbor.contoso.example:8443/app", policy).Outcome);
    }

    [Theory]
    [InlineData("[format('{0}/app:{1}', reference(resourceId('Microsoft.ContainerRegistry/registries', parameters('r')), '2025-11-01').loginServer, parameters('tag'))]")]
    [InlineData("[concat(reference(resourceId('Microsoft.ContainerRegistry/registries', parameters('r')), '2019-05-01').loginServer, '/app:1')]")]
    [InlineData("[format('{0}.azurecr.io/app:1', parameters('registry'))]")]
    [InlineData("[format('contoso.azurecr.io/{0}', parameters('repository'))]")]
    public void An_expression_that_names_an_Azure_registry_passes(string image) =>
        Judge(image).Is(Outcome.Pass, "comes from an Azure Container Registry");

    [Theory]
    [InlineData("[parameters('image')]", "image depends on [parameters('image')]")]
    [InlineData("[format('{0}/app:1', parameters('registry'))]", "has an image whose registry an expression hides")]
    [InlineData("[format('{0}azurecr.io/app:1', parameters('registry'))]", "has an image whose registry an expression hides")]
    [InlineData("[concat('evil.example/', parameters('x'), '.azurecr.io/app:1')]", "has an image whose registry an expression hides")]
    [InlineData("[concat(reference(resourceId('Microsoft.ContainerRegistry/registries', 'r')).loginServer, '.evil.example', '/app:1')]", "has an image whose registry an expression hides")]
    [InlineData("[format('{0}/app:1', reference('nested').outputs.host.value, reference(resourceId('Microsoft.ContainerRegistry/registries', 'r')).loginServer)]", "has an image whose registry an expression hides")]
    [Covers(RuleCase.Unresolved)]
    public void An_expression_that_hides_the_registry_is_unknown(string image, string reason) => Judge(image).IsUnknown(reason);

    [Theory]
    [InlineData("[format('docker.io/{0}', parameters('image'))]")]
    [InlineData("[format('library/{0}:1', parameters('image'))]")]
    public void An_expression_that_names_a_public_registry_fails(string image) =>
        Judge(image).Is(Outcome.Fail, "comes from Docker Hub, a public registry");

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_image_and_no_text_are_unknown()
    {
        Given.Group().WithoutContainer("image").JudgedBy<PrivateRegistryRule>().Is(Outcome.Unknown, "names no image");
        Given.Group().Container("image", null).JudgedBy<PrivateRegistryRule>().Is(Outcome.Unknown, "names no image");
        Given.Group().Container("image", new JsonArray()).JudgedBy<PrivateRegistryRule>().IsUnknown("is a list where text is expected");
    }

    [Fact]
    public void Shell_variables_are_unknown() =>
        Given.Group().Container("image", "${REGISTRY}/app:1").AsYaml().JudgedBy<PrivateRegistryRule>().IsUnknown("image depends on ${REGISTRY}");

    [Fact]
    [Covers(RuleCase.OldApiVersion, RuleCase.WrongSku)]
    public void Init_containers_old_api_versions_and_Windows_are_judged_too()
    {
        var group = Given.Group().With("properties.osType", "Windows").AtVersion("2018-10-01").InitContainer("image", "nginx");

        Assert.Equal([Outcome.Pass, Outcome.Fail], group.AllJudgedBy<PrivateRegistryRule>().Select(verdict => verdict.Outcome));
    }

    private static Verdict Judge(string image, Policy? policy = null) =>
        Given.Group().Container("image", image).JudgedBy<PrivateRegistryRule>(policy);
}
