using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Resources;

public sealed class ResourceReferenceTests
{
    private const string Contoso = "Microsoft.ContainerRegistry/registries/contoso";

    [Theory]
    [InlineData($"[reference('{Contoso}', '2025-11-01').loginServer]", Contoso)]
    [InlineData($"[format('{{0}}/app:1', reference( '{Contoso}' ).loginServer)]", Contoso)]
    [InlineData("[REFERENCE(resourceId('Microsoft.ContainerRegistry/registries', 'contoso'), '2025-11-01').loginServer]", Contoso)]
    [InlineData("[reference(resourceId('Microsoft.ContainerRegistry/registries', parameters('r')), '2025-11-01').loginServer]", "[resourceId('Microsoft.ContainerRegistry/registries',parameters('r'))]")]
    [InlineData("[reference('registry').loginServer]", null)]
    [InlineData("[reference(parameters('id'), '2025-11-01').loginServer]", null)]
    [InlineData("[parameters('loginServer')]", null)]
    [InlineData("[reference('unended", null)]
    [InlineData("[reference(]", null)]
    public void The_resource_that_an_expression_asks_is_the_first_argument(string expression, string? id) =>
        Assert.Equal(id, ResourceReference.TargetOf(expression, "reference"));

    [Fact]
    public void The_function_is_told_from_others() =>
        Assert.Equal(Contoso, ResourceReference.TargetOf($"[listCredentials('{Contoso}', '2025-11-01').username]", "listCredentials"));
}
