using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Credentials;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Credentials;

public sealed class SecretExpressionTests
{
    private static readonly Resource Template = Given.Group().SecureParameter("secret");

    [Theory]
    [InlineData("[parameters('secret')]", "the secure parameter 'secret' is written to a plain value")]
    [InlineData("[parameters('settings')]", null)]
    [InlineData("[empty(parameters('secret'))]", null)]
    [InlineData("[if(equals(parameters('secret'), ''), 'a', 'b')]", null)]
    [InlineData("[uniqueString(concat(parameters('secret'), 'x'))]", null)]
    [InlineData("[if(empty(parameters('secret')), '', parameters('secret'))]", "the secure parameter 'secret' is written to a plain value")]
    [InlineData("[concat('empty(', parameters('secret'), ')')]", "the secure parameter 'secret' is written to a plain value")]
    [InlineData("[concat('parameters(''secret'')')]", null)]
    [InlineData("[first(listKeys('s', '2023-01-01').keys).value]", "the result of listKeys() is written to a plain value")]
    [InlineData("[myns.listThings('x')]", null)]
    [InlineData("[format('redis://:{0}@{1}', variables('a'), variables('b'))]", "a password or key is put together in a plain value")]
    public void What_reveals_a_secret_is_said(string expression, string? reason) =>
        Assert.Equal(reason, SecretExpression.Reveals(expression, Template));

    [Theory]
    [InlineData("[resourceGroup().name]", true)]
    [InlineData("[environment().suffixes.keyvaultDns]", true)]
    [InlineData("[guid(parameters('secret'))]", true)]
    [InlineData("[parameters('name')]", false)]
    [InlineData("[concat('parameters', variables('name'))]", false)]
    [InlineData("[newGuid()]", false)]
    [InlineData("[deployment().properties.parameters.x.value]", false)]
    [InlineData("[hunter2]", false)]
    public void Names_and_addresses_are_harmless(string expression, bool isHarmless) =>
        Assert.Equal(isHarmless, SecretExpression.IsHarmless(expression));
}
