using AciSecurity.Credentials;
using AciSecurity.Resources;

namespace AciSecurity.Core.Tests.Credentials;

public sealed class ValueSourcesTests
{
    [Theory]
    [InlineData("[parameters('secret')]", "SecureParameter secret")]
    [InlineData("[parameters('secret').password]", "SecureParameter secret")]
    [InlineData("[parameters('plain')]", "Parameter plain")]
    [InlineData("[parameters(concat('a', 'b'))]", "Unknown")]
    [InlineData("[variables('x')]", "Unknown")]
    [InlineData("[concat('a', parameters('secret'))]", "Literal a, SecureParameter secret")]
    [InlineData("[if(parameters('plain'), parameters('secret'), '')]", "SecureParameter secret")]
    [InlineData("[listKeys(resourceId('t', parameters('plain')), '2023-01-01').keys[0].value]", "List listKeys")]
    [InlineData("[listCredentials('r', '2025-11-01').username]", "Public listCredentials")]
    [InlineData("[reference('d').outputs.key.value]", "Output")]
    [InlineData("[reference('r').fullyQualifiedDomainName]", "Reference")]
    [InlineData("[uniqueString(parameters('secret'))]", "Public")]
    [InlineData("[empty(parameters('secret'))]", "Public")]
    [InlineData("[format('{0}', newGuid())]", "Literal {0}, Fresh")]
    [InlineData("[contoso.make(parameters('secret'))]", "SecureParameter secret")]
    [InlineData("[readEnvironmentVariable('NAME')]", "Handed readEnvironmentVariable")]
    [InlineData("[readEnvironmentVariable('NAME', 'default')]", "Handed readEnvironmentVariable, Literal default")]
    [InlineData("[substring(parameters('secret'), 0, 5)]", "SecureParameter secret, Public, Public")]
    [InlineData("['']", "")]
    [InlineData("[concat(", "Unknown")]
    public void A_value_is_led_to_what_it_is_made_of(string expression, string expected) => Assert.Equal(
        expected,
        string.Join(", ", ValueSources.Of(ArmExpression.Parse(expression), name => name == "secret").Select(source => $"{source.Kind} {source.Name}".Trim())));
}
