using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Resources;

public sealed class ImageReferenceTests
{
    [Theory]
    [InlineData("nginx", "docker.io", "library/nginx", null, null)]
    [InlineData("nginx:1.27", "docker.io", "library/nginx", "1.27", null)]
    [InlineData("org/app", "docker.io", "org/app", null, null)]
    [InlineData("docker.io/nginx", "docker.io", "library/nginx", null, null)]
    [InlineData("registry-1.docker.io/org/app:1", "docker.io", "org/app", "1", null)]
    [InlineData("localhost/app", "localhost", "app", null, null)]
    [InlineData("host:5000/app:1", "host:5000", "app", "1", null)]
    [InlineData("Contoso.AzureCR.io/Team/app:1.0-rc.1", "contoso.azurecr.io", "Team/app", "1.0-rc.1", null)]
    [InlineData("contoso.azurecr.io/app@" + Given.Digest, "contoso.azurecr.io", "app", null, Given.Digest)]
    [InlineData("contoso.azurecr.io/app:1@" + Given.Digest, "contoso.azurecr.io", "app", "1", Given.Digest)]
    [InlineData(" contoso.azurecr.io/app:1 ", "contoso.azurecr.io", "app", "1", null)]
    [InlineData("contoso.azurecr.io/app:", "contoso.azurecr.io", "app", null, null)]
    [InlineData("", "docker.io", "library/", null, null)]
    public void A_reference_has_host_repository_and_version(string text, string host, string repository, string? tag, string? digest)
    {
        var image = ImageReference.Parse(text);

        Assert.Equal((host, repository, tag, digest, text), (image.Host, image.Repository, image.Tag, image.Digest, image.Text));
        Assert.Equal(digest is not null, image.IsPinned);
        Assert.Equal(text, image.ToString());
    }

    [Theory]
    [InlineData("[format('{0}/app:{1}', reference(resourceId('Microsoft.ContainerRegistry/registries', parameters('r')), '2025-11-01').loginServer, parameters('t'))]", "azurecr.io", null, false)]
    [InlineData("[format('{0}/app:1', reference('registry').loginServer)]", "azurecr.io", "1", true)]
    [InlineData("[format('{0}/app:1', reference(resourceId('Microsoft.ContainerRegistry/registries', 'r'), '2025-11-01', 'Full').properties.loginServer)]", "azurecr.io", "1", true)]
    [InlineData("[format('{0}/app:1', reference('/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/r', '2025-11-01').loginServer)]", "azurecr.io", "1", true)]
    [InlineData("[format('{0}/app:1', reference('Microsoft.ContainerRegistry/registries/r', '2025-11-01').loginServer)]", "azurecr.io", "1", true)]
    [InlineData("[format('{0}/app:1', reference('/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/r', '2025-11-01').loginServer)]", null, "1", true)]
    [InlineData("[format('{0}.azurecr.us/app', parameters('r'))]", "azurecr.us", null, true)]
    [InlineData("[concat(parameters('r'), '.azurecr.io/app:1')]", "azurecr.io", "1", true)]
    [InlineData("[format('contoso.azurecr.io/{0}:1', parameters('app'))]", "contoso.azurecr.io", "1", true)]
    [InlineData("[format('{0}/{1}:1', parameters('host'), parameters('app'))]", null, "1", true)]
    [InlineData("[format('contoso.azurecr.io/app:{0}-alpine', parameters('t'))]", "contoso.azurecr.io", null, false)]
    public void An_expression_shows_what_it_shows(string expression, string? host, string? tag, bool isVersionKnown)
    {
        var image = ImageExpression.TryRead(expression)!;

        Assert.Equal((host, null, tag, isVersionKnown), (image.Host, image.Repository, image.Tag, image.IsVersionKnown));
        Assert.DoesNotContain("alpine", image.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[parameters('image')]")]
    [InlineData("[format('{0}/{1}', parameters('host'), parameters('app'))]")]
    [InlineData("[toLower('contoso.azurecr.io/app:1')]")]
    [InlineData("[if(parameters('x'), 'a', 'b')]")]
    public void Other_expressions_show_nothing(string expression) => Assert.Null(ImageExpression.TryRead(expression));
}
