using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Policies;
using AciSecurity.Resources;
using CsCheck;

namespace AciSecurity.Core.Tests.AzurePolicies;

/// <summary>The definition of approved registries decides as <see cref="RegistryPattern"/> does.</summary>
public sealed class ApprovedRegistryTests
{
    private static readonly Gen<string> Host = OneOf(
        "", "docker.io/", "index.docker.io/", "contoso.azurecr.io/", "CONTOSO.azurecr.io/", "contoso.azurecr.io:443/", "a.contoso.com/", "acontoso.com/", "contoso.com/", "localhost/");

    private static readonly Gen<string> Path = OneOf("app", "approved/app", "approved", "approvedapp", "library/app", "app/approved", "App");

    private static readonly Gen<string> Version = OneOf("", ":1", ":latest", "@" + Given.Digest, ":1@" + Given.Digest);

    private static readonly Gen<string> Pattern = OneOf(
        "docker.io", "index.docker.io/library", "docker.io/library/app", "contoso.azurecr.io", "contoso.azurecr.io/approved", "Contoso.AzureCR.io/APP", "*.contoso.com", "*.contoso.com/approved");

    [Fact]
    public void It_agrees_with_the_patterns_of_the_policy() =>
        Gen.Select(Host, Path, Version, Pattern.Array[1, 3]).Sample((host, path, version, patterns) =>
        {
            var policy = new Policy { ApprovedRegistries = [.. patterns.Select(RegistryPattern.Parse)] };
            var image = ImageReference.Parse(host + path + version);
            var isCovered = policy.ApprovedRegistries.Any(pattern => pattern.Covers(image.Host!.Replace(":443", "", StringComparison.Ordinal), image.Repository!));

            // Official images of Docker Hub that name its host: docs/azure-policy.md says so.
            if (image.Host == ImageReference.DockerHub && host.Length > 0 && !path.Contains('/')) return true;
            return isCovered != Definitions.Match("Aci.ApprovedRegistry", Given.Group().Container("image", image.Text), policy);
        });

    [Theory]
    [InlineData("docker.io/library/nginx", "nginx", false)]
    [InlineData("docker.io/library/nginx", "nginx:1.27", false)]
    [InlineData("docker.io/library/nginx", "registry-1.docker.io/library/nginx", false)]
    [InlineData("docker.io/library/nginx", "nginx/evil", true)]
    [InlineData("docker.io/library/nginx", "nginx:5000/evil", true)]
    [InlineData("docker.io/library/nginx", "docker.io/nginx", true)]
    [InlineData("docker.io", "bitnami/redis", false)]
    [InlineData("docker.io", "quay.io/a/b", true)]
    [InlineData("docker.io", "localhost/a", true)]
    [InlineData("docker.io", "registry:5000/a", true)]
    [InlineData("*.azurecr.io", "example.com/x.azurecr.io/app", true)]
    [InlineData("*.azurecr.io", "x.azurecr.io", true)]
    [InlineData("contoso.azurecr.io", "contoso.azurecr.io", true)]
    [InlineData("contoso.azurecr.io", "https://contoso.azurecr.io/app", true)]
    public void No_trick_makes_an_image_approved(string pattern, string image, bool isTrue) =>
        Assert.Equal(isTrue, Definitions.Match("Aci.ApprovedRegistry", Given.Group().Container("image", image), new() { ApprovedRegistries = [RegistryPattern.Parse(pattern)] }));

    [Fact]
    public void Without_a_list_there_is_no_definition() => Assert.DoesNotContain("Aci.ApprovedRegistry", Definitions.Deployed(Policy.Default).Keys);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
