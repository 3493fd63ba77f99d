using AciSecurity.Credentials;

namespace AciSecurity.Core.Tests.Credentials;

public sealed class PublicValueTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("true")]
    [InlineData("No")]
    [InlineData("none")]
    [InlineData("3600")]
    [InlineData("1.5")]
    [InlineData("30s")]
    [InlineData("<your token>")]
    [InlineData("${TOKEN}")]
    [InlineData("$(token)")]
    [InlineData("{{token}}")]
    [InlineData("#{token}#")]
    [InlineData("%TOKEN%")]
    [InlineData("__TOKEN__")]
    [InlineData("***")]
    [InlineData("XXXXXX")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://kv.vault.azure.net/secrets/s/)")]
    [InlineData("/run/secrets/token")]
    [InlineData("./token.txt")]
    [InlineData("C:\\secrets\\token.txt")]
    [InlineData("/subscriptions/s/resourceGroups/r/providers/Microsoft.KeyVault/vaults/kv/secrets/s")]
    [InlineData("https://kv.vault.azure.net/secrets/s")]
    [InlineData("$TOKEN")]
    [InlineData("'<token>'")]
    [InlineData("\"\"")]
    [InlineData("your-api-key-here")]
    [InlineData("YOUR_API_KEY")]
    [InlineData("REPLACE_ME")]
    [InlineData("INSERT_TOKEN_HERE")]
    [InlineData("N/A")]
    [InlineData("Bearer <token>")]
    [InlineData("vault:secret/data/orders#password")]
    [InlineData("op://prod/api/key")]
    [InlineData("arn:aws:secretsmanager:eu-central-1:123456789012:secret:api-x1")]
    [InlineData("projects/contoso/secrets/db/versions/latest")]
    [InlineData("ManagedIdentityCredential")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIB")]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA ops@contoso")]
    public void Values_that_are_no_secret_whatever_the_name(string value) => Assert.True(PublicValue.Is(value, "AUTH_TOKEN"));

    [Theory]
    [InlineData("hunter2")]
    [InlineData("changeme")]
    [InlineData("/etc-is-not-a-folder!")]
    [InlineData("vault")]
    [InlineData("your")]
    [InlineData("$ecret")]
    [InlineData("/hunter2")]
    [InlineData("/aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF3hI6kL9o/x")]
    [InlineData("https://contoso.example/?code=hunter2")]
    [InlineData("https://user@contoso.example/")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    [InlineData("Server=db;Database=app")]
    public void Values_that_may_be_one(string value) => Assert.False(PublicValue.Is(value, "AUTH_TOKEN"));

    [Theory]
    [InlineData("DB_PASSWORD")]
    [InlineData("DB_PASS")]
    [InlineData("FTP_PASSWD")]
    [InlineData("SQLPWD")]
    public void Digits_may_be_a_password(string name) => Assert.False(PublicValue.Is("123456", name));

    [Theory]
    [InlineData("Server=tcp:db.database.windows.net,1433;Database=app;Authentication=Active Directory Default;", true)]
    [InlineData("jdbc:sqlserver://db.contoso.example:1433;databaseName=app;authentication=ActiveDirectoryMSI", true)]
    [InlineData("cache.contoso.example:6380,ssl=True,abortConnect=False", true)]
    [InlineData("InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://a.in.applicationinsights.azure.com/", true)]
    [InlineData("Server=db;Database=app;Api Key=hunter2", false)]
    [InlineData("Server=db;Client Secret=hunter2", false)]
    [InlineData("BlobEndpoint=https://a.blob.core.windows.net;SharedAccessSignature=hunter2", false)]
    [InlineData("hunter2", false)]
    public void A_connection_string_is_judged_by_its_parts(string value, bool isPublic) =>
        Assert.Equal(isPublic, PublicValue.Is(value, "DB_CONNECTION_STRING"));

    [Theory]
    [InlineData("your-password")]
    [InlineData("REPLACE_ME")]
    [InlineData("todo")]
    public void What_asks_to_be_replaced_is_no_key_but_a_password_all_the_same(string value)
    {
        Assert.All((string[])["DB_PASSWORD", "JWT_SECRET", "SESSION_SECRET", "SIGNING_KEY"], name => Assert.False(PublicValue.Is(value, name)));
        Assert.True(PublicValue.Is(value, "CLIENT_SECRET"));
        Assert.True(PublicValue.Is(value, "API_KEY"));
    }

    [Fact]
    public void Long_values_are_examined_in_time()
    {
        foreach (var part in new[] { "a", "a=b,", "a=b;", "/a", "a b=", "<", "a:1,", "1" })
        {
            Assert.False(PublicValue.Is(string.Concat(Enumerable.Repeat(part, 2_000)) + "=!=", "CONNECTION_STRING"), part);
        }
    }
}
