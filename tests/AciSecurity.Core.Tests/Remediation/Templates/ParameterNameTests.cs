using AciSecurity.Remediation.Templates;

namespace AciSecurity.Core.Tests.Remediation.Templates;

/// <summary>Names of parameters.</summary>
public sealed class ParameterNameTests
{
    [Theory]
    [InlineData("webDbPassword", "web", "DB_PASSWORD")]
    [InlineData("sideCarApiToken", "side-car", "apiToken")]
    [InlineData("certTlsKey", "cert", "tls.key")]
    [InlineData("value1st", "1st")]
    [InlineData("value", "пароль")]
    [InlineData("resourceGroupValue", "RESOURCE_GROUP")]
    [InlineData("paramValue", "PARAM")]
    public void Words_become_a_name(string name, params string[] words) => Assert.Equal(name, ParameterName.Of(words));

    [Theory]
    [InlineData("admin-password", "admin_password")]
    [InlineData("2nd", "_2nd")]
    [InlineData("environment", "environmentValue")]
    public void A_name_of_a_template_becomes_a_symbol(string name, string symbol) => Assert.Equal(symbol, ParameterName.Symbol(name));
}
