using AciSecurity.Core.Tests.Scenario;
using AciSecurity.Credentials.Formats;

namespace AciSecurity.Core.Tests.Credentials;

public sealed class SecretFormatsTests
{
    // Put together here, so that scanners do not take the tests for a leak.
    private static readonly string Letters = new('a', 40);

    public static TheoryData<string, string> Secrets => new()
    {
        { "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=" + Letters + "==;EndpointSuffix=core.windows.net", "an account key" },
        { "AccountEndpoint=https://a.documents.azure.com:443/;AccountKey=" + Letters + "==;", "an account key" },
        { "Endpoint=sb://a.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=" + Letters, "a shared access key" },
        { "Endpoint=https://a.service.signalr.net;AccessKey=" + Letters + ";Version=1.0;", "an access key" },
        { "Endpoint=https://a.azconfig.io;Id=x;Secret=" + Letters, "an access key" },
        { "Server=tcp:a.database.windows.net,1433;User ID=sa;Password=" + Letters + ";", "a connection string with a password" },
        { "server=a;uid=sa;pwd = 'x'", "a connection string with a password" },
        { "a.redis.cache.windows.net:6380,password=" + Letters + "=,ssl=True", "a connection string with a password" },
        { "jdbc:postgresql://a/db?user=u&password=" + Letters, "a connection string with a password" },
        { "https://a.blob.core.windows.net/c?sv=2022-11-02&se=2030-01-01&sig=" + Letters + "%3D", "a shared access signature" },
        { "sig=" + Letters, "a shared access signature" },
        { "-----BEGIN RSA PRIVATE KEY-----\nMIIE", "a private key" },
        { "-----BEGIN PRIVATE KEY-----\\nMIIE", "a private key" },
        { "-----BEGIN PGP PRIVATE KEY BLOCK-----", "a private key" },
        { "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0." + Letters, "a JSON web token" },
        { "ghp_" + Letters, "a GitHub token" },
        { "github_pat_" + Letters, "a GitHub token" },
        { "AKIA" + new string('A', 16), "an AWS access key" },
        { "xoxb-" + Letters, "a Slack token" },
        { "https://hooks.slack.com/services/T000/B000/" + Letters, "a Slack token" },
        { "postgres://user:" + Letters + "@db/app", "a URL with a password" },
        { "redis://:p@ss/word@cache:6379", "a URL with a password" },
        { "amqp://user:12345678@mq", "a URL with a password" },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Secrets_are_known_by_their_looks(string text, string format) => Assert.Equal(format, SecretFormats.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("info")]
    [InlineData("https://contoso.example/path?x=1")]
    [InlineData("http://contoso.example:8080/path@2")]
    [InlineData("http://contoso.example:8080")]
    [InlineData("https://user@contoso.example/")]
    [InlineData("SharedAccessKeyName=Root")]
    [InlineData("Server=a;Database=b;Authentication=Active Directory Default")]
    [InlineData("Server=a;Password=<your password>")]
    [InlineData("Server=a;Password={0};Database=b")]
    [InlineData("Server=a;Password=${PASSWORD};Database=b")]
    [InlineData("postgres://user:${PASSWORD}@db/app")]
    [InlineData("-----BEGIN CERTIFICATE-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----")]
    [InlineData("ghp_short")]
    [InlineData("InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://a.in.applicationinsights.azure.com/")]
    [InlineData(Given.Digest)]
    public void Other_texts_are_not(string text) => Assert.Null(SecretFormats.Of(text));

    [Fact]
    public void Long_texts_are_examined_in_time()
    {
        foreach (var part in new[] { "a", "a.", "=", ";", "Endpoint=a;", "://:", "eyJaaaaaaaa.", "Password=", "sig=aaaaaaaaa@", "-----BEGIN A " })
        {
            var text = string.Concat(Enumerable.Repeat(part, 2_000));
            Assert.True(Record.Exception(() => SecretFormats.Of(text)) is null, part);
        }
    }
}
