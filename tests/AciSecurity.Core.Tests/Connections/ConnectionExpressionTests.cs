using AciSecurity.Connections;

namespace AciSecurity.Core.Tests.Connections;

public sealed class ConnectionExpressionTests
{
    [Theory]
    [InlineData("[concat('https://', parameters('host'), '/api')]", "API_URL")]
    [InlineData("[format('rediss://{0}', parameters('host'))]", "CACHE")]
    [InlineData("[resourceGroup().location]", "PLACE")]
    [InlineData("[subscription().tenantId]", "X")]
    [InlineData("[parameters('level')]", "LOG_LEVEL")]
    [InlineData("[parameters('secret')]", "DB_PASSWORD")]
    [InlineData("[reference('app').clientId]", "AZURE_CLIENT_ID")]
    public void What_cannot_be_an_unencrypted_connection_is_harmless(string expression, string name) =>
        Assert.True(ConnectionExpression.IsHarmless(expression, name, []));

    [Theory]
    [InlineData("[parameters('url')]", "API_URL")]
    [InlineData("[concat(parameters('scheme'), '://api.contoso.com')]", "API_URL")]
    [InlineData("[concat('http://', parameters('host'))]", "API_URL")]
    [InlineData("[if(parameters('x'), 'https://a.contoso.com', 'http://a.contoso.com')]", "API_URL")]
    [InlineData("[concat('https://', parameters('host'), ' http://api.contoso.com')]", "API_URL")]
    [InlineData("[concat('Server=', parameters('host'), ';Encrypt=False')]", "DB_NAME")]
    [InlineData("[reference('app').fqdn]", "PLACE")]
    [InlineData("[variables('https://')]", "PLACE")]
    [InlineData("[parameters('x')]", "")]
    public void What_may_be_one_is_not(string expression, string name) => Assert.False(ConnectionExpression.IsHarmless(expression, name, []));
}
