using AciSecurity.Templates;

namespace AciSecurity.Core.Tests.Templates;

/// <summary>Expressions of one template in another.</summary>
public sealed class TemplateExpressionTests
{
    [Theory]
    [InlineData("[parameters('x')]", "[parameters('x')]", "p_x")]
    [InlineData("[concat(parameters( 'x' ),':it''s ${a}')]", "[concat(parameters('x'), ':it''s ${a}')]", @"concat(p_x, ':it\'s \${a}')")]
    [InlineData("[LISTKEYS(resourceId('A.B/c', 'd'), '2023-01-01').keys[0].value]", "[LISTKEYS(resourceId('A.B/c', 'd'), '2023-01-01').keys[0].value]", "listKEYS(resourceId('A.B/c', 'd'), '2023-01-01').keys[0].value")]
    [InlineData("[ResourceGroup().location]", "[ResourceGroup().location]", "resourceGroup().location")]
    [InlineData("[reference('Microsoft.Web/sites/a').host]", "[reference(concat(resourceGroup().id, '/providers/Microsoft.Web/sites/a')).host]", "reference(concat(resourceGroup().id, '/providers/Microsoft.Web/sites/a')).host")]
    public void It_is_written_in_both_languages(string source, string arm, string bicep)
    {
        var expression = TemplateExpression.Parse(source)!;

        Assert.True(expression.IsInBicep);
        Assert.Equal(arm, expression.ToArm());
        Assert.Equal(bicep, TemplateExpression.Parse(arm)!.ToBicep(name => "p_" + name));
    }

    [Theory]
    [InlineData("[if(parameters('x'), 'a', 'b')]", true)]
    [InlineData("[variables('x')]", false)]
    [InlineData("[contoso.name('x')]", false)]
    [InlineData("[copyIndex()]", false)]
    [InlineData("[parameters(concat('x', 'y'))]", false)]
    public void What_Bicep_cannot_say_is_known(string source, bool isPortable)
    {
        var expression = TemplateExpression.Parse(source)!;

        Assert.False(expression.IsInBicep);
        Assert.Equal(isPortable, expression.IsPortable);
    }

    [Theory]
    [InlineData("Microsoft.Network/virtualNetworks/v/subnets/s", "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 's')]")]
    [InlineData("Microsoft.KeyVault/vaults/it's", "[resourceId('Microsoft.KeyVault/vaults', 'it''s')]")]
    public void An_id_without_its_resource_group_gets_one(string id, string expression)
    {
        Assert.True(TemplateExpression.IsRelativeId(id));
        Assert.Equal(expression, TemplateExpression.IdExpression(id));
    }

    [Theory]
    [InlineData("Microsoft.Network/virtualNetworks")]
    [InlineData("/subscriptions/s/resourceGroups/r/providers/Microsoft.Network/virtualNetworks/v")]
    [InlineData("contoso.azurecr.io/team/app")]
    public void Other_texts_are_no_ids(string text) => Assert.False(TemplateExpression.IsRelativeId(text));
}
