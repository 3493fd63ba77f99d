using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Findings;
using AciSecurity.Policies;
using AciSecurity.Rules;
using AciSecurity.Rules.ContainerInstances;

namespace AciSecurity.Core.Tests.Rules.ContainerInstances;

[NoCase(RuleCase.Default, "an image has no default")]
public sealed class ApprovedRegistryRuleTests
{
    private const string SomeRegistry = "[format('{0}/app:1', reference(resourceId('Microsoft.ContainerRegistry/registries', parameters('r')), '2025-11-01').loginServer)]";

    internal static Deciding Deciding =>
        new(Given.Group(), "properties.containers[0].properties.image") { Policy = Approving("contoso.azurecr.io", "mcr.microsoft.com/azuredocs") };

    [Theory]
    [InlineData("contoso.azurecr.io/app:1")]
    [InlineData("CONTOSO.AzureCR.io/app:1")]
    [InlineData("contoso.azurecr.io:443/app:1")]
    [InlineData("mcr.microsoft.com/azuredocs/aci-helloworld")]
    [InlineData("[format('contoso.azurecr.io/{0}', parameters('repository'))]")]
    [Covers(RuleCase.OtherCase)]
    public void A_listed_registry_passes(string image) => Assert.Equal(Outcome.Pass, Judge(image).Outcome);

    [Theory]
    [InlineData("fabrikam.azurecr.io/app:1", "comes from fabrikam.azurecr.io, which the policy does not approve")]
    [InlineData("contoso.azurecr.us/app:1", "comes from contoso.azurecr.us, which the policy does not approve")]
    [InlineData("contoso.azurecr.io:5000/app:1", "comes from contoso.azurecr.io:5000, which the policy does not approve")]
    [InlineData("nginx", "comes from docker.io, which the policy does not approve")]
    [InlineData("mcr.microsoft.com/azuredocs-evil/app", "comes from a repository of mcr.microsoft.com that the policy does not approve")]
    [InlineData("[format('docker.io/{0}', parameters('image'))]", "comes from docker.io, which the policy does not approve")]
    public void Any_other_registry_fails_and_is_named(string image, string reason) => Judge(image).Is(Outcome.Fail, reason);

    [Fact]
    public void An_image_without_a_host_is_of_Docker_Hub() =>
        Judge("library/nginx:1", Approving("docker.io/library")).Is(Outcome.Pass, "comes from docker.io, as the policy approves");

    [Fact]
    public void Without_a_list_nothing_is_said() =>
        Judge("nginx", new()).Is(Outcome.NotApplicable, "is not judged: the policy lists no approved registries");

    [Theory]
    [InlineData(SomeRegistry)]
    [InlineData("[format('{0}.azurecr.io/app:1', parameters('r'))]")]
    public void A_registry_that_an_expression_names_is_approved_only_where_all_are(string image)
    {
        Judge(image).IsUnknown("comes from an Azure Container Registry that an expression names");
        Judge(image, Approving("*.azurecr.us")).IsUnknown("comes from an Azure Container Registry that an expression names");
        Judge(image, Approving("*.azurecr.io/team")).IsUnknown("comes from an Azure Container Registry that an expression names");
        Judge(image, Approving("*.azurecr.io")).Is(Outcome.Pass, "comes from an Azure Container Registry, all of which the policy approves");
        Judge("azurecr.io/app", Approving("*.azurecr.io")).Is(Outcome.Fail, "comes from azurecr.io, which the policy does not approve");
    }

    [Theory]
    [InlineData("[parameters('image')]", "image depends on [parameters('image')]")]
    [InlineData("[format('{0}/app:1', parameters('registry'))]", "has an image whose registry an expression hides")]
    [InlineData("[format('mcr.microsoft.com/{0}', parameters('repository'))]", "of which the policy approves a part, and an expression hides the repository")]
    [Covers(RuleCase.Unresolved)]
    public void What_an_expression_hides_is_unknown(string image, string reason) => Judge(image).IsUnknown(reason);

    [Fact]
    [Covers(RuleCase.Absent)]
    public void No_image_is_unknown() =>
        Given.Group().WithoutContainer("image").JudgedBy<ApprovedRegistryRule>(Deciding.Policy).Is(Outcome.Unknown, "names no image");

    [Fact]
    [Covers(RuleCase.OldApiVersion, RuleCase.WrongSku)]
    public void Init_containers_old_api_versions_and_Windows_are_judged_too()
    {
        var group = Given.Group().With("properties.osType", "Windows").AtVersion("2018-10-01").InitContainer("image", "nginx");

        Assert.Equal([Outcome.Pass, Outcome.Fail], group.AllJudgedBy<ApprovedRegistryRule>(Deciding.Policy).Select(verdict => verdict.Outcome));
    }

    private static Policy Approving(params string[] registries) => new() { ApprovedRegistries = [.. registries.Select(RegistryPattern.Parse)] };

    private static Verdict Judge(string image, Policy? policy = null) =>
        Given.Group().Container("image", image).JudgedBy<ApprovedRegistryRule>(policy ?? Deciding.Policy);
}
